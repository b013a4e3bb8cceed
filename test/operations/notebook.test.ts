import type { IDataObject } from 'n8n-workflow';

import { searchNotebooks } from '../../nodes/SupabaseManagement/v1/lists';
import { always, answerWith, stopAnswering } from '../harness/api';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import { testOperation } from '../harness/testOperation';

const ref = 'abcdefghijklmnopqrst';
const path = `/v2/projects/${ref}/notebooks`;
const notebookId = '5b2c9d1e-7a43-4f0b-9c55-2f6f0c3f8a10';

const listed = {
	name: 'Weekly signups',
	description: null,
	favorite: false,
	inserted_at: '2026-11-01T08:00:00Z',
	updated_at: '2026-11-01T08:00:00Z',
	owner: { id: 3, username: 'ada' },
	updated_by: null,
};

const whole = {
	...listed,
	content: {
		schema_version: 1,
		cells: [
			{ id: 'c1', type: 'markdown', text: '# Signups' },
			{ id: 'c2', type: 'database', sql: 'select 1', row_limit: 100 },
		],
	},
};

const cells = {
	cell: [
		{ type: 'markdown', text: '# Signups' },
		{
			type: 'database',
			sql: 'select day, signups, logins from stats',
			rowLimit: 30,
			databaseIdentifier: `${ref}-rr-eu-west-1`,
			title: 'Signups',
			view: 'chart',
			chartType: 'line',
			xColumn: 'day',
			yColumns: 'signups, logins,',
			scale: 'log',
			cumulative: true,
			showLabels: true,
		},
		{
			type: 'log',
			sql: 'select event_message from edge_logs',
			timeRange: 'relative',
			amount: 2,
			unit: 'day',
			view: 'table',
			id: 'c3',
		},
		{
			type: 'log',
			sql: 'select 1',
			timeRange: 'absolute',
			start: '2026-11-01T00:00:00Z',
			end: '2026-11-02T00:00:00+01:00',
		},
	],
};

const cellsSent = [
	{ type: 'markdown', text: '# Signups' },
	{
		type: 'database',
		sql: 'select day, signups, logins from stats',
		row_limit: 30,
		database_identifier: `${ref}-rr-eu-west-1`,
		title: 'Signups',
		view: 'chart',
		chart: {
			type: 'line',
			x_column: 'day',
			y_series: [{ column: 'signups' }, { column: 'logins' }],
			scale: 'log',
			cumulative: true,
			show_labels: true,
		},
	},
	{
		id: 'c3',
		type: 'log',
		sql: 'select event_message from edge_logs',
		time_range: { type: 'relative', unit: 'day', amount: 2 },
		view: 'table',
	},
	{
		type: 'log',
		sql: 'select 1',
		time_range: {
			type: 'absolute',
			start: '2026-11-01T00:00:00.000Z',
			end: '2026-11-01T23:00:00.000Z',
		},
		view: 'table',
	},
];

const inEnvelope = (attributes: IDataObject) => ({ data: { type: 'notebook', attributes } });

testOperation('notebook', 'create', {
	full: {
		parameters: {
			projectRef: ref,
			name: 'Weekly signups',
			cells,
			notebookAdditionalFields: { description: 'For the team', favorite: true },
		},
		request: {
			method: 'POST',
			path,
			body: inEnvelope({
				name: 'Weekly signups',
				description: 'For the team',
				favorite: true,
				content: { cells: cellsSent },
			}),
		},
	},
	smallest: {
		parameters: { projectRef: ref, name: 'Weekly signups' },
		request: {
			method: 'POST',
			path,
			body: inEnvelope({ name: 'Weekly signups', content: { cells: [] } }),
		},
	},
	answer: {
		status: 201,
		body: { data: { type: 'notebook', id: notebookId, attributes: whole } },
		items: [{ id: notebookId, ...whole }],
	},
	refused: {
		status: 422,
		body: {
			error: {
				code: 'unprocessable',
				message: 'The notebook is not valid',
				issues: [{ message: 'cells[1].chart.y_series has more than 3 columns' }],
			},
		},
		message: 'The notebook is not valid',
		description: /y_series has more than 3 columns/,
	},
});

testOperation('notebook', 'delete', {
	full: {
		parameters: { projectRef: ref, notebookId },
		request: { method: 'DELETE', path: `${path}/${notebookId}` },
	},
	answer: { status: 204, items: [{ deleted: true, ref, id: notebookId }] },
	refused: { status: 404, code: 'not_found', message: 'Notebook not found' },
});

testOperation('notebook', 'get', {
	full: {
		parameters: { projectRef: ref, notebookId, simplify: true },
		request: { method: 'GET', path: `${path}/${notebookId}` },
	},
	answer: {
		status: 200,
		body: { data: { type: 'notebook', id: notebookId, attributes: whole } },
		items: [{ id: notebookId, ...whole }],
	},
	refused: { status: 403, code: 'forbidden.permission_denied', message: 'Not allowed' },
});

testOperation('notebook', 'getMany', {
	full: {
		parameters: {
			projectRef: ref,
			limit: 20,
			notebookFilters: { name: 'Weekly signups', sort: '-inserted_at' },
		},
		request: {
			method: 'GET',
			path,
			query: { 'filter[name]': 'Weekly signups', sort: '-inserted_at', 'page[size]': '20' },
		},
	},
	smallest: {
		parameters: { projectRef: ref },
		request: { method: 'GET', path, query: { 'page[size]': '50' } },
	},
	answer: {
		status: 200,
		body: {
			data: [{ type: 'notebook', id: notebookId, attributes: listed }],
			links: { prev: null, next: null },
		},
		items: [{ id: notebookId, ...listed }],
	},
	refused: {
		status: 429,
		headers: { 'x-ratelimit-reset': '0.1' },
		code: 'too_many_requests',
		message: 'Rate limit exceeded',
	},
});

testOperation('notebook', 'update', {
	full: {
		parameters: {
			projectRef: ref,
			notebookId,
			cells,
			notebookUpdateFields: { description: '', favorite: false, name: 'Daily signups' },
		},
		request: {
			method: 'PATCH',
			path: `${path}/${notebookId}`,
			body: inEnvelope({
				description: '',
				favorite: false,
				name: 'Daily signups',
				content: { cells: cellsSent },
			}),
		},
	},
	answer: {
		status: 200,
		body: { data: { type: 'notebook', id: notebookId, attributes: whole } },
		items: [{ id: notebookId, ...whole }],
	},
	refused: { status: 409, code: 'conflict', message: 'The notebook was changed meanwhile' },
});

describe('notebook', () => {
	afterEach(stopAnswering);

	const update = (cellsJson: string) =>
		runNode({
			parameters: {
				resource: 'notebook',
				operation: 'update',
				projectRef: ref,
				notebookId,
				cells,
				notebookUpdateFields: { cellsJson },
			},
			items: [{ json: whole as unknown as IDataObject }],
		});

	it.each([
		['text', '[{ "type": "markdown", "text": "Hello" }]', [{ type: 'markdown', text: 'Hello' }]],
		['an expression', '={{ $json.content.cells }}', whole.content.cells],
		['an empty array', '[]', []],
	])(
		'accepts cells as JSON from %s, instead of those in the form',
		async (_how, json, expected) => {
			const requests = answerWith({ status: 200, body: { data: { attributes: whole } } });
			await update(json);
			expect(requests.map(({ body }) => body)).toEqual([
				inEnvelope({ content: { cells: expected as IDataObject[] } }),
			]);
		},
	);

	it.each([
		['={{ "[" }}', 'Cells as JSON is not valid JSON'],
		['{ "type": "markdown" }', 'Cells as JSON is not an array of cells'],
		['={{ 7 }}', 'Cells as JSON is not an array of cells'],
	])('refuses %s as cells', async (json, message) => {
		const requests = answerWith({ status: 200, body: { data: { attributes: whole } } });
		const { error } = await update(json);
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
		expect(requests).toEqual([]);
	});

	it('refuses an invalid time', async () => {
		const requests = answerWith({ status: 201 });
		const { error } = await runNode({
			parameters: {
				resource: 'notebook',
				operation: 'create',
				projectRef: ref,
				name: 'Errors',
				cells: { cell: [{ type: 'log', sql: 'select 1', timeRange: 'absolute', start: '' }] },
			},
		});
		expect(error?.message).toBe('Start is not a date');
		expect(requests).toEqual([]);
	});
});

describe('the list of notebooks', () => {
	afterEach(stopAnswering);

	const parameters = { resource: 'notebook', operation: 'get', projectRef: ref };
	const page = (name: string, next: string | null) => ({
		status: 200,
		body: {
			data: [{ type: 'notebook', id: `id of ${name}`, attributes: { ...listed, name } }],
			links: { prev: null, next },
		},
	});

	it('has pages', async () => {
		const requests = answerWith(always(page('Errors', `${path}?page%5Bafter%5D=abc`)));
		const first = await searchList(searchNotebooks, parameters);
		expect(first).toEqual({
			results: [{ name: 'Errors', value: 'id of Errors' }],
			paginationToken: 'abc',
		});
		await searchList(searchNotebooks, parameters, { page: 'abc' });
		expect(requests.map(({ query }) => query)).toEqual([
			{ sort: 'name', 'page[size]': '100' },
			{ sort: 'name', 'page[size]': '100', 'page[after]': 'abc' },
		]);
	});

	it('is searched on all pages', async () => {
		answerWith(page('Errors', `${path}?page[after]=abc`), page('Signups', null));
		const { results, paginationToken } = await searchList(searchNotebooks, parameters, {
			filter: 'signups',
		});
		expect(results).toEqual([{ name: 'Signups', value: 'id of Signups' }]);
		expect(paginationToken).toBeUndefined();
	});

	it('ends if Supabase returns the same page again', async () => {
		answerWith(always(page('Errors', `${path}?page[after]=abc`)));
		const { results } = await searchList(searchNotebooks, parameters, { filter: 'signups' });
		expect(results).toEqual([]);
	});
});
