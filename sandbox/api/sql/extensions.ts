import type { PGlite } from '@electric-sql/pglite';

const folder = '/pglite/share/postgresql/extension';

/** Extensions that every project has, and whose content nothing needs. */
const empty = { supabase_vault: '0.3.1', pg_graphql: '1.5.11' };

/** Extensions that Supabase offers and PGlite cannot run: listed, but they cannot be created. */
const listed = {
	http: '1.6',
	hypopg: '1.4.1',
	index_advisor: '0.2.0',
	pg_cron: '1.6.4',
	pg_hashids: '1.3',
	pg_jsonschema: '0.3.3',
	pg_net: '0.19.5',
	pg_partman: '5.3.1',
	pg_repack: '1.5.2',
	pgaudit: '17.0',
	pgmq: '1.4.4',
	pgroonga: '3.2.5',
	pgrouting: '3.4.1',
	pgtap: '1.2.0',
	plpgsql_check: '2.7',
	postgis: '3.3.7',
	rum: '1.3',
	vector: '0.8.0',
	wrappers: '0.5.4',
};

/**
 * Adds Supabase’s other extensions, and lets the role postgres create every extension, as Supabase
 * does.
 */
export function installExtensions(postgres: PGlite) {
	const { FS } = postgres.Module;
	const file = (name: string) => `${folder}/${name}`;
	for (const [name, version] of Object.entries({ ...empty, ...listed })) {
		FS.writeFile(file(`${name}.control`), `default_version = '${version}'\n`);
		if (name in empty) FS.writeFile(file(`${name}--${version}.sql`), '');
	}
	for (const name of FS.readdir(folder).filter((each) => each.endsWith('.control'))) {
		const text = FS.readFile(file(name), { encoding: 'utf8' });
		FS.writeFile(file(name), `${text}\ntrusted = true\n`);
	}
}
