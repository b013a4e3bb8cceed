/**
 * `npm run test:sql`: runs the reports of Database → Inspect in PostgreSQL 15 (Debian’s) and 17
 * (from npm), as a role that may only read. With `--rows`, it also prints the first row of each
 * report.
 */
import assert from 'node:assert/strict';

import type { Client } from 'pg';

import {
	reports,
	type Report,
	type ReportParameter,
} from '../../nodes/SupabaseManagement/v1/resources/database/inspect/reports.ts';
import { rootFolder } from '../../sandbox/folders.ts';
import { live } from '../../sandbox/lifetime.ts';
import { say, step } from '../../sandbox/progress.ts';
import { expected, type ReportName } from './expected.ts';
import { assertRows, check, summary } from './harness/checks.ts';
import { connect, rowsOf, type Row } from './harness/client.ts';
import { setScene } from './harness/scene.ts';
import { debianPrograms, npmPrograms, startServer } from './harness/servers.ts';
import { readPage } from './page.ts';

const servers = [
	{ version: 15, findPrograms: debianPrograms },
	{ version: 17, findPrograms: npmPrograms },
];

const names = Object.keys(reports) as ReportName[];

type Values = Record<ReportParameter, unknown>;

const widest: Values = {
	minimum_duration_ms: 0,
	minimum_size_bytes: 0,
	row_limit: 1000,
	schemas: '[]',
};

const takes = (name: ReportName, parameter: ReportParameter) =>
	(reports[name] as Report).parameters.includes(parameter);

async function run(client: Client, name: ReportName, values: Partial<Values> = {}) {
	const { sql, parameters }: Report = reports[name];
	const all = { ...widest, ...values };
	return await rowsOf(
		client,
		sql,
		parameters.map((each) => all[each]),
	);
}

async function checkReport(client: Client, name: ReportName, version: number): Promise<void> {
	const { right, wrong } = expected[name];
	const rows = await run(client, name);
	const title = `${version} ${name}`;
	if (process.argv.includes('--rows')) say(`${title} ${JSON.stringify(rows[0])}`);

	await check(`${title}: the rows`, () => assertRows(rows, right, wrong));
	await check(`${title}: columns match docs/inspect.md`, () => {
		const columns = Object.keys(rows[0]!).filter((column) => column !== 'missing');
		assert.deepEqual(Object.keys(example(name)), ['project_ref', ...columns]);
	});
	await check(`${title}: values with a unit are numbers`, () => {
		const measured = rows.flatMap((row) =>
			Object.entries(row).filter(([column]) => /_(bytes|ms|percent)$/.test(column)),
		);
		const texts = measured.filter(([, value]) => value !== null && typeof value !== 'number');
		assert.deepEqual(texts, []);
	});
	await check(`${title}: no more rows than the limit`, async () => {
		assert.equal((await run(client, name, { row_limit: 1 })).length, 1);
	});
	if (takes(name, 'minimum_size_bytes')) {
		await check(`${title}: nothing is as large as 1 PB`, async () => {
			const large = await run(client, name, { minimum_size_bytes: 2 ** 50 });
			assert.deepEqual(
				large.filter(({ kind }) => kind !== 'database'),
				[],
			);
		});
	}
	if (takes(name, 'minimum_duration_ms')) {
		await check(`${title}: nothing takes 30 years`, async () => {
			assert.deepEqual(await run(client, name, { minimum_duration_ms: 1e12 }), []);
		});
	}
	if (takes(name, 'schemas')) {
		await check(`${title}: only the requested schemas`, async () => {
			const found = await run(client, name, { schemas: '["auth", "My Shop"]' });
			const others = found.filter(
				({ kind, schema_name: schema }) =>
					kind !== 'database' && schema !== 'auth' && schema !== 'My Shop',
			);
			assert.deepEqual(others, []);
		});
		await check(`${title}: an unknown schema is an error`, async () => {
			await assert.rejects(run(client, name, { schemas: '["nowhere"]' }), {
				code: '3F000',
				message: 'schema "nowhere" does not exist',
			});
		});
	}
}

const page = readPage(rootFolder);

function example(name: ReportName): Row {
	const sections = [...page.values()];
	const found = sections.find(({ text }) => text.includes(`\`${name}\``));
	if (found === undefined) throw new Error(`docs/inspect.md has no section with \`${name}\``);
	return found.example;
}

/** Reports that need the activity of others, or else name what is missing. */
const needStatistics: ReportName[] = [
	'blockedQueries',
	'connections',
	'locks',
	'longRunningQueries',
	'mostFrequentStatements',
	'mostTimeConsumingStatements',
	'slowestStatements',
];
const needExtension = needStatistics.filter((name) => name.endsWith('Statements'));

async function checkWhatIsMissing(port: number, version: number): Promise<void> {
	const older = await connect(port, 'older_read_only_user');
	for (const name of names) {
		await check(`${version} ${name}: without pg_monitor`, async () => {
			const rows = await run(older, name, { minimum_duration_ms: 1e9 });
			if (!needStatistics.includes(name)) {
				assertRows(rows, expected[name].right, expected[name].wrong);
				return;
			}
			assert.deepEqual(
				rows.map(({ missing }) => missing),
				['pg_read_all_stats'],
			);
		});
	}
	await older.end();

	const elsewhere = await connect(port, 'supabase_read_only_user', 'other');
	for (const name of needExtension) {
		await check(`${version} ${name}: without pg_stat_statements`, async () => {
			const rows = await run(elsewhere, name, { minimum_duration_ms: 1e9 });
			assert.deepEqual(
				rows.map(({ missing }) => missing),
				['pg_stat_statements'],
			);
		});
	}
	const admin = await connect(port, 'postgres', 'other');
	await admin.query(`create extension pg_stat_statements version '1.8'`);
	await admin.end();
	// A database with schemas in its search path, without the API’s roles, and with an extension of
	// Postgres 13.
	await elsewhere.query('set search_path = public, pg_catalog');
	for (const name of names) {
		await check(`${version} ${name}: in an empty database`, async () => {
			await run(elsewhere, name);
		});
	}
	await elsewhere.end();
}

/** The reports’ suggestions can be executed, and are sufficient. */
async function checkSuggestions(client: Client, port: number, version: number): Promise<void> {
	const admin = await connect(port, 'postgres');
	for (const name of ['missingForeignKeyIndexes', 'tablesWithoutRowLevelSecurity'] as const) {
		await check(`${version} ${name}: its suggestions`, async () => {
			for (const { suggestion } of await run(client, name)) await admin.query(String(suggestion));
			assert.deepEqual(await run(client, name), []);
		});
	}
	await check(`${version} bloat: gone after the table is rewritten`, async () => {
		await admin.query('vacuum full public.events');
		await admin.query('analyze public.events');
		const rows = await run(client, 'bloat');
		const left = rows.filter(
			({ table_name: table, bloat_percent: percent }) => table === 'events' && Number(percent) > 15,
		);
		assert.deepEqual(left, []);
	});
	await admin.end();
}

async function main(): Promise<number> {
	for (const { version, findPrograms } of servers) {
		const programs = findPrograms();
		const port = await step(`Starting PostgreSQL ${version}`, async () => startServer(programs));
		const end = await step('Filling it', async () => setScene(port));
		const client = await connect(port, 'supabase_read_only_user');
		await check(`${version}: the version`, async () => {
			const [row] = await rowsOf(client, 'show server_version', []);
			assert.match(String(row!.server_version), new RegExp(`^${version}\\.`));
		});
		await check(`${version}: the role cannot write`, async () => {
			await assert.rejects(rowsOf(client, 'delete from public.notes', []), { code: '25006' });
		});
		for (const name of names) await checkReport(client, name, version);
		await checkWhatIsMissing(port, version);
		await end();
		await checkSuggestions(client, port, version);
		await client.end();
	}
	return summary();
}

await live(main);
