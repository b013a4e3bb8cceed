import type { PGlite } from '@electric-sql/pglite';

const folder = '/pglite/share/postgresql/extension';

/** Extensions that every project has, and whose content nothing needs. */
const empty = { supabase_vault: '0.3.1', pg_graphql: '1.5.11' };

/**
 * The versions of Supabase’s PostgreSQL 17, where PGlite includes those of 18. All files of older
 * versions are there, except those of vector, which has the same SQL in both versions.
 */
const older = {
	btree_gist: '1.7',
	citext: '1.6',
	pg_stat_statements: '1.11',
	pgcrypto: '1.3',
	vector: '0.8.0',
};

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
	wrappers: '0.5.4',
};

/** The SQL of an extension, whose creation fails. */
const refusal = (name: string) => `do $$ begin
	raise exception 'extension "${name}" is not available in the sandbox' using
		errcode = 'feature_not_supported',
		detail = 'The sandbox lists this extension as Supabase does, but PGlite, its PostgreSQL, does not include it.';
end $$;`;

/**
 * Adds Supabase’s other extensions, and lets the role postgres create every extension, as Supabase
 * does.
 */
export function installExtensions(postgres: PGlite) {
	const { FS } = postgres.Module;
	const file = (name: string) => `${folder}/${name}`;
	const read = (name: string): string => FS.readFile(file(name), { encoding: 'utf8' });
	for (const [name, version] of Object.entries({ ...empty, ...listed })) {
		FS.writeFile(file(`${name}.control`), `default_version = '${version}'\n`);
		FS.writeFile(file(`${name}--${version}.sql`), name in empty ? '' : refusal(name));
	}
	const [newest] = FS.readdir(folder).filter((each) => /^vector--[\d.]+\.sql$/.test(each));
	FS.writeFile(file(`vector--${older.vector}.sql`), read(newest!));
	for (const [name, version] of Object.entries(older)) {
		FS.writeFile(
			file(`${name}.control`),
			`${read(`${name}.control`)}\ndefault_version = '${version}'\n`,
		);
	}
	for (const name of FS.readdir(folder).filter((each) => each.endsWith('.control'))) {
		FS.writeFile(file(name), `${read(name)}\ntrusted = true\n`);
	}
}
