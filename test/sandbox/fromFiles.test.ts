import type { INodeExecutionData } from 'n8n-workflow';

import { runNode } from '../harness/engine';
import { openSandbox, refOf } from './harness.ts';

let opened: Awaited<ReturnType<typeof openSandbox>> & { ref: string };

beforeAll(async () => {
	const { sandbox, ask } = await openSandbox();
	// One project for all tests, because starting a database takes a while.
	opened = { sandbox, ask, ref: refOf(sandbox, 'acme') };
});

/** An input item with a file in each binary field, from file names and contents. */
function itemWith(files: Record<string, string>): INodeExecutionData {
	const binary = Object.entries(files).map(([fileName, text], index) => [
		index === 0 ? 'data' : `data_${index}`,
		{ data: Buffer.from(text).toString('base64'), mimeType: 'text/plain', fileName },
	]);
	return { json: {}, binary: Object.fromEntries(binary) as INodeExecutionData['binary'] };
}

const file = 'OPENAI_API_KEY=sk-1\nSTRIPE_KEY="sk 2"\nSUPABASE_URL=x\nDEBUG=true';

it('Edge Function Secret → Synchronize changes nothing in a second run', async () => {
	const { sandbox, ref } = opened;
	const runIn = async () => {
		const { items, error } = await runNode({
			parameters: {
				resource: 'edgeFunctionSecret',
				operation: 'synchronize',
				secrets: { envFile: [{ binaryField: 'data' }] },
				projectRef: ref,
				secretSyncOptions: { deleteOthers: true },
			},
			items: [itemWith({ '.env': file })],
			credential: { apiAddress: sandbox.url, accessToken: sandbox.token },
		});
		expect(error).toBeUndefined();
		return items.map(({ json: { name, change } }) => `${name} ${change}`);
	};
	expect(await runIn()).toEqual([
		'OPENAI_API_KEY create',
		'STRIPE_KEY create',
		'DEBUG create',
		'SUPABASE_URL reserved',
	]);
	expect(await runIn()).toEqual([
		'OPENAI_API_KEY unchanged',
		'STRIPE_KEY unchanged',
		'DEBUG unchanged',
		'SUPABASE_URL reserved',
	]);
});

describe('Migration → Apply Files', () => {
	const first = "create table notes (text text);\ninsert into notes values ('a;''; 🦄');";
	const second = 'begin;\nalter table notes add column at date;\ncommit;';
	const third = 'insert into notes values (1, now());\nselect 1 / 0; -- fails';

	async function open() {
		const { sandbox, ask, ref } = opened;
		const query = async (sql: string) => {
			const path = `/v1/projects/${ref}/database/query`;
			return (await ask('POST', path, { body: { query: sql } })).json as unknown;
		};
		const apply = async (files: Record<string, string>, more: object = {}) => {
			const { items, error } = await runNode({
				parameters: { resource: 'migration', operation: 'applyFiles', projectRef: ref, ...more },
				items: [itemWith(files)],
				credential: { apiAddress: sandbox.url, accessToken: sandbox.token },
			});
			const changes = items.map(
				({ json: { version, change } }) => `${String(version)} ${String(change)}`,
			);
			return { changes, error };
		};
		await query(
			'drop table if exists notes, runs, a; delete from supabase_migrations.schema_migrations',
		);
		return { query, apply };
	}
	const list =
		'select version, name, array_length(statements, 1) as statements from supabase_migrations.schema_migrations order by version';

	it('applies each file once, under its own version', async () => {
		const { query, apply } = await open();
		const files = { '0001_notes.sql': first, '0002_at.sql': second };
		expect(await apply(files)).toEqual({ changes: ['0001 apply', '0002 apply'], error: undefined });
		expect(await query(list)).toEqual([
			{ version: '0001', name: 'notes', statements: 1 },
			{ version: '0002', name: 'at', statements: 1 },
		]);
		expect((await apply(files)).changes).toEqual(['0001 unchanged', '0002 unchanged']);
		expect(await query('select text, at from notes')).toEqual([{ text: "a;'; 🦄", at: null }]);
	});

	it('leaves nothing of a failed file, and continues there', async () => {
		const { query, apply } = await open();
		const files = { '1_notes.sql': first, '2_at.sql': second, '3_fails.sql': third };
		const { error } = await apply(files);
		expect(error?.message).toMatch(/22012: division by zero/);
		expect(error?.description).toMatch(
			/ Done: 1_notes\.sql, 2_at\.sql\. Not done: 3_fails\.sql\.$/,
		);
		expect(await query('select count(*)::int as count from notes')).toEqual([{ count: 1 }]);
		const corrected = { ...files, '3_fails.sql': 'insert into notes values (1, now());' };
		expect((await apply(corrected)).changes).toEqual(['3 apply', '1 unchanged', '2 unchanged']);
		expect(await query('select count(*)::int as count from notes')).toEqual([{ count: 2 }]);
	});

	it('runs a migration once, however many runs apply it at the same time', async () => {
		const { query, apply } = await open();
		await query(
			'create table runs (at date); insert into supabase_migrations.schema_migrations (version) values (0)',
		);
		const files = { '1_run.sql': 'insert into runs values (now());' };
		const ignoring = { migrationFileOptions: { ignore: ['missing'] } };
		const results = await Promise.all([1, 2, 3].map(async () => apply(files, ignoring)));
		expect(await query('select count(*)::int as count from runs')).toEqual([{ count: 1 }]);
		expect(results.filter(({ changes }) => changes.includes('1 apply'))).toHaveLength(1);
	});

	it('recognizes migrations that the CLI has applied, and notices changed files', async () => {
		const { query, apply } = await open();
		await query(
			`insert into supabase_migrations.schema_migrations (version, name, statements)
				values ('1', 'a', array['create table a ()', 'select 1']), ('2', 'b', null)`,
		);
		const files = { '1_a.sql': 'create table a ();\r\n\r\nselect 1;\r\n', '2_b.sql': 'select 2' };
		expect((await apply(files)).changes).toEqual(['1 unchanged', '2 unknown']);
		const changed = { ...files, '1_a.sql': 'create table a (); select 2;' };
		expect((await apply(changed, { dryRun: true })).changes).toEqual(['1 changed', '2 unknown']);
		const { error } = await apply(changed);
		expect(error?.description).toMatch(/changed after they were applied: 1_a\./);
	});
});
