import { searchMigrations } from '../../nodes/SupabaseManagement/v1/lists';
import { answerWith, stopAnswering } from '../harness/api';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import { forbidden, testOperation } from '../harness/testOperation';

const ref = 'abcdefghijklmnopqrst';
const path = `/v1/projects/${ref}/database/migrations`;
const version = '20250312000000';
const sql = 'create table public.widgets (id bigint primary key);';
const rollback = 'drop table if exists public.widgets;';

const parameters = {
	projectRef: ref,
	sql,
	migrationName: 'create_widgets',
	migrationAdditionalFields: { idempotencyKey: 'release-7', rollback },
};
const body = { query: sql, name: 'create_widgets', rollback };

testOperation('migration', 'apply', {
	full: { parameters, request: { method: 'POST', path, body } },
	smallest: {
		parameters: { projectRef: ref, sql },
		request: { method: 'POST', path, body: { query: sql } },
	},
	answer: { status: 200, items: [{ success: true, ref }] },
	refused: { status: 400, message: 'ERROR: 42P07: relation "widgets" already exists' },
});

testOperation('migration', 'createOrUpdate', {
	full: { parameters, request: { method: 'PUT', path, body } },
	smallest: {
		parameters: { projectRef: ref, sql },
		request: { method: 'PUT', path, body: { query: sql } },
	},
	answer: { status: 200, items: [{ success: true, ref }] },
	refused: forbidden,
});

const migration = {
	version,
	name: 'create_widgets',
	statements: [sql],
	rollback: [rollback],
	created_by: 'ada@example.com',
	idempotency_key: 'release-7',
};

testOperation('migration', 'get', {
	full: {
		parameters: { projectRef: ref, version },
		request: { method: 'GET', path: `${path}/${version}` },
	},
	answer: { status: 200, body: migration, items: [migration] },
	refused: { status: 404, message: 'Migration not found' },
});

const history = [{ version: '20250311000000' }, { version, name: 'create_widgets' }];

testOperation('migration', 'getMany', {
	full: {
		parameters: { projectRef: ref, returnAll: true },
		request: { method: 'GET', path },
	},
	smallest: { parameters: { projectRef: ref }, request: { method: 'GET', path } },
	answer: { status: 200, body: history, items: history },
	refused: { status: 500, message: 'Failed to connect to the database' },
});

testOperation('migration', 'rollBack', {
	full: {
		parameters: { projectRef: ref, version },
		request: { method: 'DELETE', path, query: { gte: version } },
	},
	answer: { status: 200, items: [{ deleted: true, ref, from_version: version }] },
	refused: {
		status: 422,
		body: { message: `Migration ${version} has no rollback` },
		message: `Migration ${version} has no rollback`,
	},
});

testOperation('migration', 'update', {
	full: {
		parameters: {
			projectRef: ref,
			version,
			migrationUpdateFields: { name: 'add_widgets', rollback },
		},
		request: {
			method: 'PATCH',
			path: `${path}/${version}`,
			body: { name: 'add_widgets', rollback },
		},
	},
	answer: { status: 200, items: [{ success: true, ref, version }] },
	refused: {
		status: 429,
		headers: { 'x-ratelimit-reset': '0.1' },
		body: { message: 'ThrottlerException: Too Many Requests' },
		message: 'Too many requests in a short time',
	},
});

describe('migration', () => {
	afterEach(stopAnswering);

	it.each(['apply', 'createOrUpdate'])(
		'%s sends the idempotency key as a header',
		async (operation) => {
			const requests = answerWith({ status: 200 }, { status: 200 });
			await runNode({ parameters: { resource: 'migration', operation, ...parameters } });
			await runNode({ parameters: { resource: 'migration', operation, projectRef: ref, sql } });
			expect(requests.map(({ headers }) => headers['idempotency-key'])).toEqual([
				'release-7',
				undefined,
			]);
		},
	);

	it.each([
		['', 'Migration is empty'],
		['  ', 'Migration is empty'],
		['create_widgets', 'Migration is not valid'],
		['0 or 1', 'Migration is not valid'],
	])('rolls nothing back with “%s”', async (value, message) => {
		const requests = answerWith({ status: 200 });
		const { error } = await runNode({
			parameters: {
				resource: 'migration',
				operation: 'rollBack',
				projectRef: ref,
				version: { __rl: true, mode: 'id', value: `={{ ${JSON.stringify(value)} }}` },
			},
		});
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
		expect(requests).toEqual([]);
	});
});

describe('the list of migrations', () => {
	afterEach(stopAnswering);

	it('shows migrations, newest first', async () => {
		answerWith({ status: 200, body: [...history, { version: '7', name: 'first' }] });
		const { results } = await searchList(searchMigrations, {
			resource: 'migration',
			operation: 'get',
			projectRef: ref,
		});
		expect(results).toEqual([
			{ name: `create_widgets (${version})`, value: version },
			{ name: '20250311000000', value: '20250311000000' },
			{ name: 'first (7)', value: '7' },
		]);
	});

	it.each([
		['push', ref],
		['merge', 'zyxwvutsrqponmlkjihg'],
		['reset', 'zyxwvutsrqponmlkjihg'],
	])('shows the history of the right database to %s a branch', async (operation, database) => {
		const requests = answerWith({ status: 200, body: history });
		await searchList(searchMigrations, {
			resource: 'branch',
			operation,
			parentProjectRef: ref,
			branchIdOrRef: 'zyxwvutsrqponmlkjihg',
		});
		expect(requests.map((request) => request.path)).toEqual([
			`/v1/projects/${database}/database/migrations`,
		]);
	});
});

describe('migration: Idempotency Key', () => {
	afterEach(stopAnswering);

	const apply = async (idempotencyKey: string) => {
		const requests = answerWith({ status: 200 });
		const { error } = await runNode({
			parameters: {
				resource: 'migration',
				operation: 'apply',
				...parameters,
				migrationAdditionalFields: { idempotencyKey },
			},
		});
		return { requests, error };
	};

	it('is sent in its header, without surrounding spaces', async () => {
		const { requests } = await apply(' release 7/a ');
		expect(requests[0]!.headers['idempotency-key']).toBe('release 7/a');
	});

	it.each(['', '  '])('is not sent if it is empty: %j', async (key) => {
		const { requests } = await apply(key);
		expect(requests.map(({ headers }) => headers['idempotency-key'])).toEqual([undefined]);
	});

	it.each(['a\r\nb', '🦄', 'é'])('is refused if it is not valid in a header: %j', async (key) => {
		const { requests, error } = await apply(key);
		expect(error?.message).toBe('Idempotency Key is not valid');
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
		expect(requests).toEqual([]);
	});
});
