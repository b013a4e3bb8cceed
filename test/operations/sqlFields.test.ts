import type {
	IDataObject,
	IExecuteSingleFunctions,
	INodeParameters,
	INodeProperties,
} from 'n8n-workflow';

import { sqlOf } from '../../nodes/SupabaseManagement/v1/fields/sql';

import { always, answerWith, stopAnswering } from '../harness/api';
import { runNode } from '../harness/engine';
import { description } from '../harness/operations';

type Field = {
	parameters: (sql: string) => INodeParameters;
	/** The place of the SQL in the request. */
	sent: (request: { query: unknown; body?: unknown }) => unknown;
};

const body = (name: string) => (request: { body?: unknown }) => (request.body as IDataObject)[name];
const version = { __rl: true, mode: 'id', value: '20250312000000' };

/** Every SQL field of the node. */
const fields: Record<string, Field> = {
	'Query of Run Query': {
		parameters: (query) => ({ resource: 'database', operation: 'runQuery', query }),
		sent: body('query'),
	},
	'Query of Run Read-Only Query': {
		parameters: (query) => ({ resource: 'database', operation: 'runReadOnlyQuery', query }),
		sent: body('query'),
	},
	'SQL of Migration: Apply': {
		parameters: (sql) => ({ resource: 'migration', operation: 'apply', sql }),
		sent: body('query'),
	},
	'SQL of Migration: Create or Update': {
		parameters: (sql) => ({ resource: 'migration', operation: 'createOrUpdate', sql }),
		sent: body('query'),
	},
	'Rollback SQL of Migration: Apply': {
		parameters: (rollback) => ({
			resource: 'migration',
			operation: 'apply',
			sql: 'select 1',
			migrationAdditionalFields: { rollback },
		}),
		sent: body('rollback'),
	},
	'Rollback SQL of Migration: Update': {
		parameters: (rollback) => ({
			resource: 'migration',
			operation: 'update',
			version,
			migrationUpdateFields: { rollback },
		}),
		sent: body('rollback'),
	},
	'SQL of a notebook’s cell': {
		parameters: (sql) => ({
			resource: 'notebook',
			operation: 'create',
			name: 'a',
			cells: {
				cell: [
					{ type: 'markdown', text: '{{ $json.text }}' },
					{ type: 'database', sql, rowLimit: 1, view: 'table', title: '' },
				],
			},
		}),
		sent: (request) => {
			const { data } = request.body as { data: { attributes: { content: IDataObject } } };
			return (data.attributes.content.cells as IDataObject[])[1]!.sql;
		},
	},
	'SQL of logs': {
		parameters: (sql) => ({ resource: 'log', operation: 'getMany', service: 'sql', sql }),
		sent: ({ query }) => (query as IDataObject).sql,
	},
};

const json = {
	id: 7,
	name: "O'Hara",
	pattern: "$$ $& $1 $` $'",
	attack: '{{ $json.secret }}',
	secret: 'leaked',
	ids: [1, 2, 3],
	details: { a: [1] },
	nothing: null,
	rounded: 2 ** 53 + 2,
};

/** The saved value of a field, and the value that must be sent. */
const cases: Array<[what: string, saved: string, sent: string]> = [
	['plain SQL', 'select 1 -- {not} {{an expression', 'select 1 -- {not} {{an expression'],
	[
		'quotes, comments, line breaks and emoji',
		'select $$a$$, $x$ {b} $x$\r\n/* c\t*/ -- 🦄 é',
		'select $$a$$, $x$ {b} $x$\r\n/* c\t*/ -- 🦄 é',
	],
	['an expression', 'select {{ $json.id }}', 'select 7'],
	['several', "select {{ $json.id }}, '{{ $json.name }}'", "select 7, 'O'Hara'"],
	['the same twice', 'select {{$json.id}}, {{$json.id}}', 'select 7, 7'],
	['one over several lines', 'select {{\n$json.id\n+ 1 }}', 'select 8'],
	['$-patterns in a result', "select '{{ $json.pattern }}'", "select '$$ $& $1 $` $''"],
	['an expression in a result', "select '{{ $json.attack }}'", "select '{{ $json.secret }}'"],
	['a list', 'where id in ({{ $json.ids }})', 'where id in (1,2,3)'],
	['an object', "select '{{ $json.details }}'", `select '{"a":[1]}'`],
	['null', 'select {{ $json.nothing }}', 'select null'],
	[
		'a date',
		"select '{{ DateTime.fromISO('2026-11-01', { zone: 'utc' }) }}'",
		"select '2026-11-01T00:00:00.000Z'",
	],
	['what an AI agent fills in', "select '{{ $fromAI('name') }}'", "select 'O'Hara'"],
	['a field that is an expression', '=select {{ $json.id }}', 'select 7'],
	['an expression in the result of one', '={{ $json.attack }}', '{{ $json.secret }}'],
	[
		'an expression beside the result of one',
		'=select {{ $json.attack }}',
		'select {{ $json.secret }}',
	],
];

const run = async ({ parameters, sent }: Field, sql: string) => {
	const requests = answerWith(
		always({ status: 200, body: { result: [], data: { attributes: {} } } }),
	);
	const { error } = await runNode({
		parameters: { projectRef: 'abcdefghijklmnopqrst', limit: 5, ...parameters(sql) },
		// The node must read its own item.
		items: [{ json: { ...json, id: 6 } }, { json }],
	});
	return { error, requests, sql: requests[1] && sent(requests[1]) };
};

describe.each(Object.entries(fields))('%s', (_name, field) => {
	afterEach(stopAnswering);

	it.each(cases)('sends %s', async (_what, saved, expected) => {
		const { error, sql } = await run(field, saved);
		expect(error?.message).toBeUndefined();
		expect(sql).toBe(expected);
	});

	it.each([
		[
			'has no value',
			'select {{ $json.missing }}',
			/^\{\{ \$json\.missing \}\} in .+ has no value$/,
		],
		['was rounded', 'select {{ $json.rounded }}', /^\{\{ .+ \}\} in .+ has lost its last digits$/],
	])('refuses an expression that %s', async (_what, saved, message) => {
		const { error, requests } = await run(field, saved);
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
		expect(requests).toEqual([]);
	});
});

/** n8n 2.40 removes the `=` before the node runs; other versions may not. */
it('treats a field that begins with = as n8n’s expression, whose result is not evaluated again', () => {
	const context = {
		getNodeParameter: (
			_name: string,
			_fallback: unknown,
			options?: { rawExpressions?: boolean },
		) =>
			options?.rawExpressions === true ? '=select {{ $json.attack }}' : 'select {{ $json.secret }}',
		evaluateExpression: () => {
			throw new Error('It evaluates the result of an expression');
		},
	} as unknown as IExecuteSingleFunctions;
	expect(sqlOf(context, 'query', 'Query')).toBe('select {{ $json.secret }}');
});

it('covers every SQL field; each is n8n’s SQL editor without an expression mode', () => {
	const editors = sqlEditorsIn(description.properties);
	expect(editors.filter(({ noDataExpression }) => noDataExpression !== true)).toEqual([]);

	const tried = JSON.stringify(
		Object.values(fields).map(({ parameters }) => parameters('select 1')),
	);
	expect(editors.length).toBeGreaterThan(4);
	expect(editors.filter(({ name }) => !tried.includes(`"${name}":"select 1"`))).toEqual([]);
});

/** Including those inside collections. */
function sqlEditorsIn(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => {
		const inner = (property.options ?? []).flatMap((option) =>
			'values' in option ? option.values : 'type' in option ? [option] : [],
		);
		const isSql = property.typeOptions?.editor === 'sqlEditor';
		return [...(isSql ? [property] : []), ...sqlEditorsIn(inner)];
	});
}
