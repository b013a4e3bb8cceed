import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';

import { loadNode } from '../node.ts';
import { refOf } from '../setting.ts';
import { expect, type Json } from '../steps.ts';
import type { Cli } from './cli.ts';
import { type Migration, withConnection } from './connection.ts';
import { sources } from './functions.ts';

const project = 'Acme Staging';

/** Runs one of our operations on the project, and records it as a step. */
type Run = (
	what: string,
	resource: string,
	operation: string,
	parameters: Record<string, unknown>,
	wanted: string[],
) => Promise<Json[]>;

/** Checks that the CLI and our operations on files agree about each other’s results. */
export async function tryFromFiles(cli: Cli): Promise<void> {
	const runNode = loadNode();
	const { url, token } = cli.setting.sandbox;
	const run: Run = async (what, resource, operation, parameters, wanted) => {
		let items: Json[] = [];
		await cli.check(what, async () => {
			const projectRef = refOf(cli.setting, project);
			const result = await runNode({
				parameters: { resource, operation, projectRef, ...parameters } as never,
				credential: { apiAddress: url, accessToken: token },
			});
			if (result.error !== undefined) {
				throw new Error(`${result.error.message} ${result.error.description}`);
			}
			items = result.items;
			const changes = items.map(
				({ json }) => json.path ?? `${json.slug ?? json.name} ${json.change}`,
			);
			expect(changes.sort(), wanted);
		});
		return items;
	};
	await tryFunctionsFromFiles(cli, run);
	await trySecretsFromFiles(cli, run);
	await tryMigrationsFromFiles(cli, run);
}

async function tryFunctionsFromFiles(cli: Cli, run: Run) {
	const files = { filesFrom: 'json', filesJson: JSON.stringify(sources) };
	const listed = async (): Promise<Json[]> => {
		const { json } = await cli.run(['functions', 'list'], { project });
		return json.functions.sort((a: Json, b: Json) => (a.slug < b.slug ? -1 : 1));
	};
	const hashes = async () => (await listed()).map(({ ezbr_sha256 }) => String(ezbr_sha256));
	const operation = ['edgeFunction', 'synchronize'] as const;
	const created = ['hello create', 'world create'];
	await run('our Synchronize deploys two functions', ...operation, files, created);
	await cli.check('functions list shows what our Synchronize has deployed', async () => {
		expect(await listed(), [
			{ slug: 'hello', version: 1, verify_jwt: true, import_map: false },
			{ slug: 'world', version: 1, import_map: true, import_map_path: /\/world\/deno\.json$/ },
		]);
	});
	await rm(cli.file('supabase/functions'), { recursive: true, force: true });
	for (const slug of ['hello', 'world']) {
		await cli.call(['functions', 'download', slug, '--use-api'], { project });
	}
	await cli.check('functions download gives back every file of our Synchronize', async () => {
		for (const [name, content] of Object.entries(sources)) expect(await cli.read(name), content);
	});
	const ours = await hashes();
	await cli.call(['functions', 'deploy', '--use-api'], { project });
	await cli.check('functions deploy sends the same files under the same paths', async () => {
		expect(await hashes(), ours);
	});
	const unchanged = ['hello unchanged', 'world unchanged'];
	await run(
		'our Synchronize finds unchanged what the CLI deployed',
		...operation,
		files,
		unchanged,
	);
	const paths = [...Object.keys(sources), 'supabase/config.toml'].sort();
	const configuration = await cli.read('supabase/config.toml');
	const items = await run('our Download All has all', 'edgeFunction', 'downloadAll', {}, paths);
	await cli.check('our Download All gives every file back, byte for byte', async () => {
		for (const { json, binary } of items) {
			const text = Buffer.from(binary.data.data, 'base64').toString();
			if (json.path in sources) expect(text, sources[json.path]);
			else await cli.write(json.path, text);
		}
	});
	await cli.call(['functions', 'deploy', '--use-api'], { project });
	await cli.write('supabase/config.toml', configuration);
	const all = { ...files, filesJson: JSON.stringify({ 'functions/hello/index.ts': 'export {};' }) };
	const deleteOthers = { functionSyncOptions: { deleteOthers: true } };
	await run(
		'our Synchronize deletes the other function if asked to',
		...operation,
		{ ...all, ...deleteOthers },
		['hello update', 'world delete'],
	);
	await cli.check('functions list agrees', async () => {
		expect(await listed(), [{ slug: 'hello', version: 4 }]);
	});
}

async function trySecretsFromFiles(cli: Cli, run: Run) {
	const values: Record<string, string> = { FOO: 'bar', KEY: 'line one\nline two' };
	const text = Object.entries(values).map(([name, value]) => `export ${name}="${value}"\n`);
	const secrets = { secrets: { envText: [{ text: text.join('') }] } };
	const operation = ['edgeFunctionSecret', 'synchronize'] as const;
	const created = ['FOO create', 'KEY create'];
	await run('our Synchronize sets secrets', ...operation, secrets, created);
	await cli.check('secrets list shows the digests of our secrets', async () => {
		const { all } = await cli.run(['secrets', 'list'], { project });
		for (const value of Object.values(values)) {
			expect(all.includes(createHash('sha256').update(value).digest('hex')), true);
		}
	});
	await cli.call(['secrets', 'set', 'FOO=other'], { project });
	const changed = ['FOO update', 'KEY unchanged'];
	await run('our Synchronize notices what the CLI has set', ...operation, secrets, changed);
}

async function tryMigrationsFromFiles(cli: Cli, run: Run) {
	const file = '20261101093000_create_widgets.sql';
	const files = {
		filesFrom: 'json',
		filesJson: JSON.stringify({ [file]: 'create table widgets ();' }),
		// The database has other migrations, whose files are not in this folder.
		migrationFileOptions: { ignore: ['missing'] },
	};
	const others = ['create_customers missing', 'create_orders missing'];
	const operation = ['migration', 'applyFiles'] as const;
	await run('our Apply Files applies a migration', ...operation, files, [
		...others,
		'create_widgets apply',
	]);
	await cli.check('migration list shows it beside its file', async () => {
		const query = 'select version, name, statements from supabase_migrations.schema_migrations';
		const { json } = await cli.run(['db', 'query', query], { project });
		await cli.write(`supabase/migrations/${file}`, 'create table widgets ();');
		await withConnection((json.rows ?? json) as Migration[], async (address) => {
			const list = await cli.run(['migration', 'list', '--db-url', address]);
			expect(list.json.migrations.at(-1), {
				local: '20261101093000',
				remote: '20261101093000',
			});
			expect(list.json.migrations.length, 3);
		});
		await rm(cli.file('supabase/migrations'), { recursive: true });
	});
	const same = [...others, 'create_widgets unchanged'];
	await run('our Apply Files finds it applied', ...operation, files, same);
}
