import type { INodeParameters } from 'n8n-workflow';
import { answerWith, stopAnswering, type Answer } from '../harness/api';
import { runNode } from '../harness/engine';
import { testOperation } from '../harness/testOperation';
import { ref, project } from '../harness/databases';

const rows = [
	{ id: 1, name: 'Ada', tags: ['a'], error: null },
	{ id: 2, name: null, tags: [], error: 'none' },
];

const queryParameters = {
	parameter: [
		{ type: 'text', value: "NZ'; drop table x; --" },
		{ type: 'number', value: '4.5' },
		{ type: 'boolean', value: 'TRUE' },
		{ type: 'null', value: '' },
		{ type: 'json', value: '{ "a": [1] }' },
		{ type: 'text', value: '' },
	],
};

const sentParameters = ["NZ'; drop table x; --", 4.5, true, null, { a: [1] }, ''];

testOperation('database', 'runQuery', {
	full: {
		parameters: {
			projectRef: ref,
			query: 'select * from customers where country = $1',
			queryParameters,
			databaseOptions: { readOnly: true },
		},
		request: {
			method: 'POST',
			path: `${project}/database/query`,
			body: {
				query: 'select * from customers where country = $1',
				parameters: sentParameters,
				read_only: true,
			},
		},
	},
	smallest: {
		parameters: { projectRef: ref, query: 'select 1' },
		request: {
			method: 'POST',
			path: `${project}/database/query`,
			body: { query: 'select 1' },
		},
	},
	answer: { status: 201, body: rows, items: rows },
	refused: {
		status: 400,
		message: 'Failed to run sql query: ERROR: 42P01: relation "x" does not exist',
	},
});

testOperation('database', 'runReadOnlyQuery', {
	full: {
		parameters: {
			projectRef: ref,
			query: 'select * from public.customers where country = $1',
			queryParameters,
		},
		request: {
			method: 'POST',
			path: `${project}/database/query/read-only`,
			body: {
				query: 'select * from public.customers where country = $1',
				parameters: sentParameters,
			},
		},
	},
	smallest: {
		parameters: { projectRef: ref, query: 'select 1' },
		request: {
			method: 'POST',
			path: `${project}/database/query/read-only`,
			body: { query: 'select 1' },
		},
	},
	answer: { status: 201, body: rows, items: rows },
	refused: { status: 400, message: 'Failed to run sql query: ERROR: 42501: permission denied' },
});

describe.each(['runQuery', 'runReadOnlyQuery'])('database: %s', (operation) => {
	afterEach(stopAnswering);

	const run = async (answer: Answer, parameters: INodeParameters = {}) => {
		const requests = answerWith(answer);
		const { items, error } = await runNode({
			parameters: {
				resource: 'database',
				operation,
				projectRef: ref,
				query: 'select 1',
				...parameters,
			},
		});
		return { output: items.map(({ json }) => json), error, request: requests[0] };
	};

	it.each<[string, unknown, object]>([
		['no rows', [], { success: true, rows: 0 }],
		['a command tag', 'CREATE TABLE', { success: true, rows: 0, command: 'CREATE TABLE' }],
		['nothing', undefined, { success: true, rows: 0 }],
	])('returns one item for %s', async (_what, body, json) => {
		const { output, error } = await run({ status: 201, body });
		expect(error).toBeUndefined();
		expect(output).toEqual([json]);
	});

	it('returns rows with any number of columns', async () => {
		expect((await run({ status: 201, body: [{}, {}] })).output).toEqual([{}, {}]);
	});

	it('sends a query of 1 MB', async () => {
		const query = `insert into t values ${"('0123456789'),".repeat(70_000)}('end')`;
		expect(query.length).toBeGreaterThan(1024 * 1024);
		const { error, request } = await run({ status: 201, body: [] }, { query });
		expect(error).toBeUndefined();
		expect((request?.body as { query: string }).query).toBe(query);
	});

	it.each([
		['number', 'ten', 'Query Parameter $2 is not a number: ten'],
		['number', '', 'Query Parameter $2 is not a number: '],
		['boolean', 'yes', 'Query Parameter $2 is not true or false: yes'],
		['json', '{', 'Query Parameter $2 is not JSON: {'],
	])('refuses a %s that is “%s”', async (type, value, message) => {
		const parameter = [
			{ type: 'text', value: 'a' },
			{ type, value },
		];
		const { error, request } = await run(
			{ status: 201, body: [] },
			{ queryParameters: { parameter } },
		);
		expect(request).toBeUndefined();
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
	});
});

describe('database: a read-only credential', () => {
	afterEach(stopAnswering);

	it('runs only read-only queries', async () => {
		const requests = answerWith({ status: 201, body: rows });
		const run = async (operation: string) =>
			await runNode({
				parameters: { resource: 'database', operation, projectRef: ref, query: 'select 1' },
				credential: { readOnly: true },
			});
		expect((await run('runReadOnlyQuery')).items).toHaveLength(2);
		expect((await run('runQuery')).error?.message).toMatch(/read-only/);
		expect(requests).toHaveLength(1);
	});
});
