import { searchSnippets } from '../../nodes/SupabaseManagement/v1/lists';
import { always, answerWith, stopAnswering } from '../harness/api';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import { forbidden, testOperation } from '../harness/testOperation';

const ref = 'abcdefghijklmnopqrst';
const id = '44444444-4444-4444-8444-444444444444';

const snippet = {
	id,
	inserted_at: '2026-10-02T08:00:00Z',
	updated_at: '2026-10-03T08:00:00Z',
	type: 'sql',
	visibility: 'user',
	name: 'Signups per day',
	description: null,
	project: { id: 7, name: 'acme-prod' },
	owner: { id: 3, username: 'ada' },
	updated_by: null,
	favorite: false,
};

const withSql = { ...snippet, content: { schema_version: '1.0', sql: 'select 1' } };

testOperation('snippet', 'get', {
	full: {
		parameters: { snippetId: id },
		request: { method: 'GET', path: `/v1/snippets/${id}` },
	},
	answer: { status: 200, body: withSql, items: [withSql] },
	refused: { status: 404, message: 'Snippet not found' },
});

testOperation('snippet', 'getMany', {
	full: {
		parameters: {
			limit: 20,
			snippetFilters: {
				filteredProjectRef: { __rl: true, mode: 'id', value: ref },
				sortBy: 'name',
				sortOrder: 'asc',
			},
		},
		request: {
			method: 'GET',
			path: '/v1/snippets',
			query: { limit: '20', project_ref: ref, sort_by: 'name', sort_order: 'asc' },
		},
	},
	smallest: {
		parameters: {},
		request: { method: 'GET', path: '/v1/snippets', query: { limit: '50' } },
	},
	answer: { status: 200, body: { data: [snippet] }, items: [snippet] },
	refused: { ...forbidden, description: /snippets_read/ },
});

describe('snippet', () => {
	afterEach(stopAnswering);

	it('returns all pages', async () => {
		const requests = answerWith(
			{ status: 200, body: { data: [snippet], cursor: 'next' } },
			{ status: 200, body: { data: [{ ...snippet, id: '2' }] } },
		);
		const { items } = await runNode({
			parameters: { resource: 'snippet', operation: 'getMany', returnAll: true },
		});
		expect(items.map(({ json }) => json.id)).toEqual([id, '2']);
		expect(requests.map(({ query }) => query.cursor)).toEqual([undefined, 'next']);
	});

	it('is found by its URL', async () => {
		const requests = answerWith({ status: 200, body: withSql });
		const value = `https://supabase.com/dashboard/project/${ref}/sql/${id}?schema=public`;
		await runNode({
			parameters: {
				resource: 'snippet',
				operation: 'get',
				snippetId: { __rl: true, mode: 'url', value },
			},
		});
		expect(requests[0]?.path).toBe(`/v1/snippets/${id}`);
	});
});

describe('the list of snippets', () => {
	afterEach(stopAnswering);

	const parameters = { resource: 'snippet', operation: 'get' };
	const other = { ...snippet, id: '2', name: 'Revenue' };
	const pages = () =>
		answerWith(
			{ status: 200, body: { data: [snippet], cursor: 'next' } },
			{ status: 200, body: { data: [other] } },
		);

	it('has pages', async () => {
		const requests = pages();
		expect(await searchList(searchSnippets, parameters)).toEqual({
			results: [{ name: 'Signups per day (acme-prod)', value: id }],
			paginationToken: 'next',
		});
		expect(await searchList(searchSnippets, parameters, { page: 'next' })).toEqual({
			results: [{ name: 'Revenue (acme-prod)', value: '2' }],
			paginationToken: undefined,
		});
		expect(requests.map(({ query }) => query)).toEqual([
			{ limit: '100' },
			{ limit: '100', cursor: 'next' },
		]);
	});

	it('searches more pages until something is found', async () => {
		const requests = pages();
		const { results } = await searchList(searchSnippets, parameters, { filter: 'revenue' });
		expect(results.map(({ value }) => value)).toEqual(['2']);
		expect(requests).toHaveLength(2);
	});

	it('ends if Supabase returns the same page again', async () => {
		const requests = answerWith(always({ status: 200, body: { data: [snippet], cursor: 'same' } }));
		expect(await searchList(searchSnippets, parameters, { filter: 'x' })).toEqual({ results: [] });
		expect(requests).toHaveLength(2);
	});
});
