/** SQL in the PostgreSQL that is embedded in the sandbox. */
import { openSandbox, refOf, until } from './harness.ts';

let opened: Awaited<ReturnType<typeof openSandbox>>;

const pathOf = (slug: string) => `/v1/projects/${refOf(opened.sandbox, slug)}/database`;

async function query(body: object, slug = 'acme') {
	const { status, json } = await opened.ask('POST', `${pathOf(slug)}/query`, { body });
	return { status, json };
}

const rows = async (sql: string, slug?: string) => (await query({ query: sql }, slug)).json;

beforeAll(async () => {
	opened = await openSandbox();
	// starting PostgreSQL takes a while, which does not count as test time
	await query({ query: 'select 1' });
}, 180_000);

test('rows are real, and values have the API’s format', async () => {
	const asked = await query({
		query: 'select id, name from customers where status = $1 order by id limit 1',
		parameters: ['active'],
	});
	expect(asked).toEqual({ status: 201, json: [{ id: 1, name: 'Ada Kaya' }] });
	const values = `select 9007199254740993 as large, 5::int8 as small, 1.50 as decimal, true as yes,
		null as nothing, '{"a":[1]}'::jsonb as json, '2026-01-02T03:04:05Z'::timestamptz as at`;
	expect(await rows(values)).toEqual([
		{
			large: '9007199254740993',
			small: 5,
			decimal: '1.50',
			yes: true,
			nothing: null,
			json: { a: [1] },
			at: '2026-01-02 03:04:05+00',
		},
	]);
});

test('of several statements, the last one with rows is the answer', async () => {
	expect(await rows('select 1 as a; select 2 as b; set time zone 0')).toEqual([{ b: 2 }]);
	expect(await rows("set time zone 'Asia/Tokyo'")).toEqual([]);
	// each request has its own session
	expect(await rows("select current_setting('TimeZone') as zone")).not.toEqual([
		{ zone: 'Asia/Tokyo' },
	]);
});

test('errors of PostgreSQL have its own message', async () => {
	expect(await query({ query: 'select *\nfrom nowhere' })).toEqual({
		status: 400,
		json: {
			message:
				'Failed to run sql query: ERROR:  42P01: relation "nowhere" does not exist\n' +
				'LINE 2: from nowhere\n             ^\n',
		},
	});
});

test('the version is the project’s', async () => {
	const { database } = (await opened.ask('GET', pathOf('acme').replace('/database', ''))).json;
	const [major, minor] = database.version.split('.');
	expect(await rows('select version()')).toEqual([
		{ version: expect.stringContaining(`PostgreSQL ${major}.${minor} on `) },
	]);
	expect(await rows('show server_version')).toEqual([{ server_version: `${major}.${minor}` }]);
	const setting = "select setting from pg_settings where name = 'server_version_num'";
	expect(await rows(setting)).toEqual([{ setting: `${Number(major) * 10_000 + Number(minor)}` }]);
});

test('settings include the project’s overrides', async () => {
	const path = pathOf('acme').replace('/database', '/config/database/postgres');
	const before = await rows('show max_connections');
	const body = { max_connections: 77, statement_timeout: '30s', work_mem: '8MB' };
	await opened.ask('PUT', path, { body });
	for (const [name, value] of Object.entries(body)) {
		expect(await rows(`show ${name}`)).toEqual([{ [name]: String(value) }]);
		expect(await rows(`select current_setting('${name}') as value`)).toEqual([
			{ value: String(value) },
		]);
	}
	expect(
		await rows(
			"select name, setting, unit from pg_settings where name ~ '^(max_connections|work_mem)$'",
		),
	).toEqual([
		{ name: 'max_connections', setting: '77', unit: null },
		{ name: 'work_mem', setting: '8192', unit: 'kB' },
	]);
	expect((await query({ query: 'show max_connections' }, 'globex')).json).toEqual(before);
	await opened.ask('PUT', path, { body: {} });
	expect(await rows('show max_connections')).toEqual(before);
});

test('Supabase’s roles, schemas and extensions exist', async () => {
	expect(
		await rows('select current_user, rolsuper from pg_roles where rolname = current_user'),
	).toEqual([{ current_user: 'postgres', rolsuper: false }]);
	const wanted = ['anon', 'authenticated', 'service_role', 'supabase_read_only_user'];
	const roles = await query({
		query: 'select rolname from pg_roles where rolname = any($1) order by 1',
		parameters: [wanted],
	});
	expect(roles.json.map(({ rolname }: { rolname: string }) => rolname)).toEqual(wanted);
	expect(await rows('select count(*) from auth.users')).toEqual([{ count: 0 }]);
	expect(await rows('select count(*) from storage.objects')).toEqual([{ count: 0 }]);
	const extensions =
		"select nspname from pg_extension join pg_namespace n on n.oid = extnamespace where extname = 'pgcrypto'";
	expect(await rows(extensions)).toEqual([{ nspname: 'extensions' }]);
	expect((await query({ query: 'drop schema auth cascade' })).json.message).toContain('42501');
});

test('projects of different versions alternate', async () => {
	const { json: created } = await opened.ask('POST', '/v1/projects', {
		body: {
			name: 'Older',
			organization_slug: 'acme',
			db_pass: 'Correct-Horse-1',
			region: 'us-east-1',
			postgres_engine: '15',
		},
	});
	const project = `/v1/projects/${created.ref}`;
	await until(
		async () => (await opened.ask('GET', project)).json.status,
		(status) => status === 'ACTIVE_HEALTHY',
	);
	const body = { query: 'show server_version' };
	const older = async () => (await opened.ask('POST', `${project}/database/query`, { body })).json;
	const [newer] = await rows(body.query);
	expect(newer).toEqual({ server_version: expect.stringMatching(/^17/) });
	expect(await older()).toEqual([{ server_version: '15.8' }]);
	expect(await rows(body.query)).toEqual([newer]);
	expect(await older()).toEqual([{ server_version: '15.8' }]);
});

test('extensions have the versions of the project’s Postgres version', async () => {
	const names = ['citext', 'btree_gist', 'pg_stat_statements', 'pgcrypto', 'vector'];
	const available = await query({
		query: 'select name, default_version from pg_available_extensions where name = any($1)',
		parameters: [names],
	});
	const versions = available.json.map((each: { name: string; default_version: string }) => [
		each.name,
		each.default_version,
	]);
	expect(Object.fromEntries(versions)).toEqual({
		btree_gist: '1.7',
		citext: '1.6',
		pg_stat_statements: '1.11',
		pgcrypto: '1.3',
		vector: '0.8.0',
	});
});

test('vector compares', async () => {
	const sql = `create extension vector with schema extensions;
		create table documents (id int, embedding extensions.vector(3));
		insert into documents values (1, '[1,2,3]'), (2, '[4,5,6]');
		create index on documents using hnsw (embedding extensions.vector_cosine_ops);
		select id, embedding <-> '[4,5,7]' as distance from documents order by 2 limit 1`;
	expect(await rows(sql)).toEqual([{ id: 2, distance: 1 }]);
	const version = "select extversion from pg_extension where extname = 'vector'";
	expect(await rows(version)).toEqual([{ extversion: '0.8.0' }]);
}, 180_000);

test.each(['pg_cron', 'postgis', 'wrappers'])(
	'%s is listed, and cannot be created',
	async (name) => {
		const listed = `select name from pg_available_extensions where name = '${name}'`;
		expect(await rows(listed)).toEqual([{ name }]);
		const { status, json } = await query({ query: `create extension ${name}` });
		expect([status, json.message]).toEqual([
			400,
			expect.stringContaining('is not available in the sandbox'),
		]);
	},
);

test('each project has its own database, and keeps it', async () => {
	expect(await rows('create table mine (id int); insert into mine values (7)')).toEqual([]);
	expect((await query({ query: 'select * from mine' }, 'globex')).status).toBe(400);
	// four databases for three instances: the first one stops, and restarts from its dump
	const others = opened.sandbox.world.listProjects().filter(({ status }) => status !== 'INACTIVE');
	for (const { ref } of others.slice(1, 4)) {
		const path = `/v1/projects/${ref}/database/query`;
		const body = { query: 'create table theirs (id int)' };
		expect((await opened.ask('POST', path, { body })).status).toBe(201);
	}
	expect(await rows('select * from mine')).toEqual([{ id: 7 }]);
	expect(await rows('select count(*) from documents')).toEqual([{ count: 2 }]);
}, 180_000);

describe('a read-only query cannot write', () => {
	test.each([
		['a statement', 'delete from public.customers'],
		['a statement after the end of the transaction', 'commit; delete from public.customers'],
		['a block', "do $$ begin execute 'delete from public.customers'; end $$"],
		['another role', "select set_config('role', 'postgres', false); delete from public.customers"],
		['another transaction', 'set transaction read write; delete from public.customers'],
		['a comment before it', '/* ; */ rollback; drop table public.orders'],
	])('with %s', async (_with, sql) => {
		const path = `${pathOf('acme')}/query/read-only`;
		expect((await opened.ask('POST', path, { body: { query: sql } })).status).toBe(400);
		expect((await query({ query: sql, read_only: true })).status).toBe(400);
		expect(await rows('select count(*) from customers')).toEqual([{ count: 24 }]);
	});

	test('but can read everything', async () => {
		const path = `${pathOf('acme')}/query/read-only`;
		const body = { query: 'select current_user, count(*) from auth.users' };
		expect((await opened.ask('POST', path, { body })).json).toEqual([
			{ current_user: 'supabase_read_only_user', count: 0 },
		]);
	});
});

test('migrations are applied, listed, changed and rolled back', async () => {
	const path = `${pathOf('acme')}/migrations`;
	const body = {
		query: 'create table public.notes (id bigint primary key, text text);',
		name: 'create_notes',
		rollback: 'drop table public.notes',
	};
	const headers = { 'idempotency-key': 'once' };
	expect((await opened.ask('POST', path, { body, headers })).status).toBe(200);
	expect(await rows('select * from notes')).toEqual([]);

	const { json } = await opened.ask('GET', path);
	expect(json).toHaveLength(3);
	const [, , { version, name }] = json;
	expect({ version, name }).toEqual({
		version: expect.stringMatching(/^\d{14}$/),
		name: 'create_notes',
	});
	await opened.ask('PATCH', `${path}/${version}`, { body: { name: 'notes' } });
	expect((await opened.ask('GET', `${path}/${version}`)).json).toEqual({
		version,
		name: 'notes',
		statements: [body.query],
		rollback: [body.rollback],
		idempotency_key: 'once',
	});

	const types = await opened.ask('GET', pathOf('acme').replace('/database', '/types/typescript'));
	expect(types.json.types).toContain(
		'      notes: {\n        Row: {\n          id: number\n          text: string | null\n        }',
	);
	expect((await opened.ask('DELETE', `${path}?gte=${version}`)).status).toBe(200);
	expect((await opened.ask('GET', path)).json).toHaveLength(2);
	expect((await query({ query: 'select * from notes' })).status).toBe(400);

	const wrong = await opened.ask('POST', path, { body: { query: 'create table' } });
	expect([wrong.status, wrong.json.message]).toEqual([400, expect.stringContaining('42601')]);
	expect((await opened.ask('GET', path)).json).toHaveLength(2);
});

test('an idempotency key keeps one entry of a migration, and its SQL runs each time', async () => {
	const path = `${pathOf('acme')}/migrations`;
	const headers = { 'idempotency-key': 'twice' };
	await query({ query: 'create table runs (id int generated always as identity)' });
	const before = await opened.ask('GET', path);
	const send = async (method: string, name: string, sent = headers) => {
		const body = { query: 'insert into runs default values', name };
		expect((await opened.ask(method, path, { body, headers: sent })).status).toBe(200);
		const { json } = await opened.ask('GET', path);
		return json.slice(before.json.length);
	};

	const [first] = await send('POST', 'first');
	const [again, ...others] = await send('POST', 'again');
	expect([again.name, others]).toEqual(['first', []]);
	expect(Number(again.version)).toBeGreaterThan(Number(first.version));
	expect(await rows('select count(*) from runs')).toEqual([{ count: 2 }]);

	expect(await send('PUT', 'recorded')).toHaveLength(1);
	expect(await send('PUT', 'recorded', { 'idempotency-key': 'other' })).toHaveLength(2);
	expect(await rows('select count(*) from runs')).toEqual([{ count: 2 }]);
});

test('the database of a paused project does not respond', async () => {
	const project = opened.sandbox.world.listProjects('initech')[0]!;
	project.status = 'INACTIVE';
	expect(await query({ query: 'select 1' }, 'initech')).toEqual({
		status: 544,
		json: { message: 'Failed to run sql query: Connection terminated due to connection timeout' },
	});
});
