import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { digestOf } from '../../nodes/SupabaseManagement/v1/resources/migration/planMigrations';
import { always, answerWith, stopAnswering, type Answer } from '../harness/api';
import { operationCalled, problemsOfRequest } from '../harness/contract';
import { runNode, type Run } from '../harness/engine';
import { forbidden, testOperation } from '../harness/testOperation';

const ref = 'abcdefghijklmnopqrst';
const path = `/v1/projects/${ref}/database/migrations`;

afterEach(stopAnswering);

const fileItem = (fileName: string, text: string): INodeExecutionData => ({
	json: {},
	binary: {
		data: { data: Buffer.from(text).toString('base64'), mimeType: 'text/plain', fileName },
	},
});

const sqlOf: Record<string, string> = {
	'1_first.sql': 'create table a ();',
	'2_second.sql': 'create table b ();',
	'3_third.sql': 'create table c ();',
};
const items = Object.entries(sqlOf).map(([name, sql]) => fileItem(name, sql));

const applyFiles = { resource: 'migration', operation: 'applyFiles', projectRef: ref };

const listOf = (...versions: string[]): Answer => ({
	status: 200,
	body: versions.map((version) => ({ version, name: 'm' })),
});
const digestsOf = (sql: Record<string, string | null>): Answer => ({
	status: 201,
	body: Object.entries(sql).map(([version, each]) => ({
		version,
		digest: each === null ? null : digestOf(each),
	})),
});
const ok: Answer = { status: 201, body: [] };
const same = digestsOf({ '1': sqlOf['1_first.sql']! });

const only = { '20261101093000_create_widgets.sql': 'create table widgets ();' };

testOperation('migration', 'applyFiles', {
	full: {
		parameters: {
			projectRef: ref,
			filesFrom: 'json',
			filesJson: JSON.stringify(only),
			dryRun: true,
			migrationFileOptions: { ignore: ['changed', 'missing', 'outOfOrder'] },
		},
		request: { method: 'GET', path },
	},
	answer: {
		status: 200,
		body: [],
		items: [
			{
				ref,
				version: '20261101093000',
				name: 'create_widgets',
				file: '20261101093000_create_widgets.sql',
				change: 'apply',
				applied: false,
			},
		],
	},
	refused: forbidden,
});

async function run(answers: Answer[], parameters: INodeParameters = {}, rest: Partial<Run> = {}) {
	const requests = answerWith(...answers);
	const result = await runNode({
		parameters: { ...applyFiles, ...parameters },
		items,
		requestOptions: { timeLimit: 0 },
		...rest,
	});
	for (const request of requests) {
		expect(problemsOfRequest(operationCalled(request), request)).toEqual([]);
	}
	return {
		...result,
		requests,
		sent: requests.map(({ method, path: to, body }) => {
			const { query = '' } = (body ?? {}) as { query?: string };
			const file = Object.keys(sqlOf).find((name) => query.endsWith(sqlOf[name]!));
			return file ?? `${method} ${to.slice(path.lastIndexOf('/') + 1)}`;
		}),
		changes: result.items.map(({ json: { file, change, applied }, pairedItem }) => [
			file,
			change,
			applied,
			pairedItem,
		]),
	};
}

const look = 'GET migrations';
const compare = 'POST query/read-only';

describe('Apply Files', () => {
	it('applies new migrations one after the other, and verifies them', async () => {
		const answers = [listOf('1'), same, ok, ok, listOf('1', '2', '3')];
		const { sent, changes, requests } = await run(answers);
		expect(sent).toEqual([look, compare, '2_second.sql', '3_third.sql', look]);
		expect(requests[1]!.body).toMatchObject({ parameters: ['["1"]'] });
		expect(changes).toEqual([
			['2_second.sql', 'apply', true, { item: 1 }],
			['3_third.sql', 'apply', true, { item: 2 }],
			['1_first.sql', 'unchanged', false, { item: 0 }],
		]);
	});

	it('creates the migration history once if there is none', async () => {
		const { requests, sent } = await run([listOf(), ok, ok, ok, listOf('1', '2', '3')]);
		expect(sent).toEqual([look, ...Object.keys(sqlOf), look]);
		const makes = requests.map(({ text }) => text.includes('create schema if not exists'));
		expect(makes).toEqual([false, true, false, false, false]);
	});

	it('sends no more requests if everything is applied', async () => {
		const digests = Object.values(sqlOf).map((sql, index) => [index + 1, sql]);
		const { sent, changes } = await run([
			listOf('1', '2', '3'),
			digestsOf(Object.fromEntries(digests) as Record<string, string>),
		]);
		expect(sent).toEqual([look, compare]);
		expect(changes.map(([, change]) => change)).toEqual(['unchanged', 'unchanged', 'unchanged']);
	});

	it('only reads in a dry run, and reports conflicts', async () => {
		const answers = [listOf('0', '1', '2'), digestsOf({ '1': 'other', '2': null })];
		for (const credential of [{ readOnly: false }, { readOnly: true }]) {
			const { sent, changes } = await run(answers, { dryRun: true }, { credential });
			expect(sent).toEqual([look, compare]);
			expect(changes).toEqual([
				[undefined, 'missing', false, [{ item: 0 }, { item: 1 }, { item: 2 }]],
				['1_first.sql', 'changed', false, { item: 0 }],
				['2_second.sql', 'unknown', false, { item: 1 }],
				['3_third.sql', 'apply', false, { item: 2 }],
			]);
			stopAnswering();
		}
	});

	it('also applies JSON files, and several files of one item', async () => {
		const { sent, changes } = await run(
			[listOf(), ok, ok, ok, listOf('1', '2', '3')],
			{ filesFrom: 'json', filesJson: '={{ $json.files }}' },
			{
				items: [
					{ json: { files: { '2_second.sql': sqlOf['2_second.sql'] } } },
					{
						json: {
							files: ['1_first.sql', '3_third.sql'].map((name) => ({
								path: `supabase/migrations/${name}`,
								content: sqlOf[name],
							})),
						},
					},
				],
			},
		);
		expect(sent).toEqual([look, ...Object.keys(sqlOf), look]);
		expect(changes.map(([file]) => file)).toEqual([
			'supabase/migrations/1_first.sql',
			'2_second.sql',
			'supabase/migrations/3_third.sql',
		]);
	});
});

describe('Apply Files applies nothing', () => {
	it.each<[string, Answer[], string, RegExp]>([
		[
			'a changed file',
			[listOf('1'), digestsOf({ '1': 'other' })],
			'changed',
			/changed after they were applied: 1_first\./,
		],
		['a missing file', [listOf('0', '1'), same], 'missing', /applied, but without a file: 0_m\./],
		[
			'a version out of order',
			[listOf('2'), digestsOf({ '2': sqlOf['2_second.sql']! })],
			'outOfOrder',
			/older than the latest applied migration: 1_first\./,
		],
	])('if there is %s, unless it is ignored', async (_what, answers, kind, words) => {
		const { error, sent } = await run(answers);
		expect(sent).toEqual([look, compare]);
		expect(error?.message).toBe('The files do not match the migrations of the database');
		expect(error?.description).toMatch(words);
		expect(error?.description).toMatch(/ Nothing was applied\.$/);
		stopAnswering();

		const ignoring = { migrationFileOptions: { ignore: [kind] } };
		const after = listOf('0', '1', '2', '3');
		const second = await run([...answers, ok, ok, after], ignoring);
		expect(second.error).toBeUndefined();
		expect(second.sent.at(-1)).toBe(look);
	});

	it.each<[string, INodeExecutionData[], string]>([
		['no file', [{ json: {} }], 'The input items have no files'],
		['another file', [fileItem('seed.sql', 'x')], 'The file seed.sql is not a migration'],
		['an empty file', [fileItem('1_a.sql', ' \n')], 'The file 1_a.sql is empty'],
		[
			'a version twice',
			[fileItem('1_a.sql', 'x'), fileItem('1_b.sql', 'x')],
			'Two files have the version 1: 1_a.sql and 1_b.sql',
		],
	])('if there is %s', async (_what, given, message) => {
		const { error, requests } = await run([ok], {}, { items: given });
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
		expect(requests).toEqual([]);
	});

	it('if a new file ends its transaction', async () => {
		const bad = fileItem('4_bad.sql', 'select 1; commit; select 2;');
		const { error, sent } = await run([listOf()], {}, { items: [...items, bad] });
		expect(sent).toEqual([look]);
		expect(error?.message).toBe('The file 4_bad.sql begins or ends transactions');
		expect(error?.description).toMatch(/^This concerns input item 3\. .* Nothing was applied\.$/);
	});

	it.each(['[', '7', '{ "1_a.sql": 7 }', '[["1_a.sql", "x"]]'])(
		'with JSON such as %s',
		async (filesJson) => {
			const { error, requests } = await run([ok], { filesFrom: 'json', filesJson });
			expect(error?.message).toBe('Files (JSON) is not valid');
			expect(requests).toEqual([]);
		},
	);

	it('with a read-only credential', async () => {
		const { error, requests } = await run([ok], {}, { credential: { readOnly: true } });
		expect(error?.message).toMatch(/^The credential is read-only/);
		expect(requests).toEqual([]);
	});
});

describe('Apply Files that fails in the middle', () => {
	const refused: Answer = {
		status: 400,
		body: { message: 'Failed to run sql query: ERROR:  42P07: relation "b" already exists' },
	};
	const lost: Answer = { status: 504, body: { message: 'Gateway timeout' } };

	it('stops, and reports what has been applied and what has not', async () => {
		const { error, sent } = await run([listOf(), ok, always(refused)]);
		// The project’s state is read to explain the error.
		expect(sent).toEqual([look, '1_first.sql', '2_second.sql', 'GET ']);
		expect(error?.message).toMatch(/42P07: relation "b" already exists/);
		expect(error?.description).toMatch(
			/^Done: 1_first\.sql\. Not done: 2_second\.sql, 3_third\.sql\.$/,
		);
	});

	it('continues if the answer was lost, but the migration is in the history', async () => {
		const all = listOf('1', '2', '3');
		const { error, sent } = await run([listOf(), ok, lost, listOf('1', '2'), ok, all]);
		expect(error).toBeUndefined();
		expect(sent).toEqual([look, '1_first.sql', '2_second.sql', look, '3_third.sql', look]);
	});

	it.each([listOf('1'), { status: 500 }])('stops if it is not in the history', async (second) => {
		const { error, sent } = await run([listOf(), ok, lost, second]);
		expect(sent).toEqual([look, '1_first.sql', '2_second.sql', look]);
		expect(error?.description).toMatch(
			/ Done: 1_first\.sql\. Perhaps done: 2_second\.sql\. Not done: 3_third\.sql\.$/,
		);
	});

	it('returns what has been applied, and one error, if the workflow continues on errors', async () => {
		const { items: output } = await run(
			[listOf(), ok, always(refused)],
			{},
			{
				onError: 'continueRegularOutput',
			},
		);
		expect(output.map(({ json: { file, details } }) => file ?? details)).toEqual([
			'1_first.sql',
			expect.objectContaining({
				progress: {
					done: ['1_first.sql'],
					perhapsDone: [],
					notDone: ['2_second.sql', '3_third.sql'],
				},
			}),
		]);
	});

	it('reports nothing as applied that is not in the history', async () => {
		const { error } = await run([listOf(), ok, ok, ok, listOf('1', '3')]);
		expect(error?.message).toBe('The list of migrations does not contain 2');
	});
});
