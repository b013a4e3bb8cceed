import { setTimeout as sleep } from 'node:timers/promises';

import { type Json, openSandbox, refOf, until } from './harness.ts';

let opened: Awaited<ReturnType<typeof openSandbox>>;

let parent: string;

beforeAll(async () => {
	opened = await openSandbox();
	parent = refOf(opened.sandbox, 'initech');
});

const query = async (ref: string, sql: string): Promise<Json> =>
	(await opened.ask('POST', `/v1/projects/${ref}/database/query`, { body: { query: sql } })).json;

async function migrate(ref: string, method: 'POST' | 'PUT', sql: string): Promise<void> {
	const { status, text } = await opened.ask(method, `/v1/projects/${ref}/database/migrations`, {
		body: { name: 'step', query: sql },
	});
	expect([status, text]).toEqual([200, '']);
}

const listed = async (name: string) => {
	const { json } = await opened.ask('GET', `/v1/projects/${parent}/branches`);
	return json.find((branch: Json) => branch.name === name);
};

const ended = async (name: string) =>
	await until(
		async () => {
			// PostgreSQL runs in this process, too
			await sleep(200);
			return await listed(name);
		},
		({ status }: Json) => /FAILED|DEPLOYED/.test(status),
		// two PostgreSQL instances have to start
		350,
	);

const create = async (branch_name: string) => {
	await opened.ask('POST', `/v1/projects/${parent}/branches`, { body: { branch_name } });
	return await ended(branch_name);
};

const stepsOf = async (branchId: string) => {
	const { json } = await opened.ask('GET', `/v1/projects/${parent}/actions`);
	const run = json.find(({ branch_id }: Json) => branch_id === branchId);
	return Object.fromEntries(run.run_steps.map(({ name, status }: Json) => [name, status]));
};

test('the project of a branch is as the request describes it', async () => {
	const secrets = { API_KEY: 'a value' };
	const body = { desired_instance_size: 'small', postgres_engine: '15', release_channel: 'beta' };
	const created = await opened.ask('POST', `/v1/projects/${parent}/branches`, {
		body: { branch_name: 'own', region: 'ap-south-1', secrets, ...body },
	});
	const { project_ref, id } = created.json;
	expect((await opened.ask('GET', `/v1/branches/${id}`)).json).toMatchObject({
		postgres_engine: '15',
		postgres_version: expect.stringMatching(/^15\./),
		release_channel: 'beta',
	});
	const path = `/v1/projects/${project_ref}`;
	expect((await opened.ask('GET', `${path}/secrets`)).json).toMatchObject([{ name: 'API_KEY' }]);
	expect((await opened.ask('GET', `${path}/billing/addons`)).json.selected_addons).toMatchObject([
		{ variant: { id: 'ci_small' } },
	]);
});

test('the default branch is the project itself', async () => {
	const { json } = await opened.ask('POST', `/v1/projects/${parent}/branches`, {
		body: { branch_name: 'main', is_default: true },
	});
	expect(json).toMatchObject({ is_default: true, persistent: true, project_ref: parent });
	expect(await listed('main')).toMatchObject({ id: json.id, is_default: true });
});

test('a branch gets the migrations of its parent, and returns its own', async () => {
	await migrate(parent, 'POST', 'create table parents (id int)');
	const { status, project_ref, id } = await create('good');
	expect(status).toBe('FUNCTIONS_DEPLOYED');
	expect(await stepsOf(id)).toEqual({ clone: 'EXITED', migrate: 'EXITED', deploy: 'EXITED' });
	expect(await query(project_ref, 'select count(*) from parents')).toEqual([{ count: 0 }]);

	await migrate(project_ref, 'POST', 'create table branches (id int)');
	expect((await opened.ask('POST', `/v1/branches/${id}/merge`, { body: {} })).status).toBe(201);
	await ended('good');
	expect(await query(parent, 'select count(*) from branches')).toEqual([{ count: 0 }]);
}, 360_000);

test('a branch with data has the rows of its parent', async () => {
	await query(parent, 'create table kept (id int); insert into kept values (7)');
	await opened.ask('POST', `/v1/projects/${parent}/branches`, {
		body: { branch_name: 'full', with_data: true },
	});
	const { project_ref } = await ended('full');
	expect(await query(project_ref, 'select * from kept')).toEqual([{ id: 7 }]);
	await query(project_ref, 'insert into kept values (8)');
	expect(await query(parent, 'select * from kept')).toEqual([{ id: 7 }]);
}, 360_000);

test('a branch is up even if one of its migrations has failed', async () => {
	// recorded as applied but never run, as after a manual change of the schema
	await migrate(parent, 'PUT', 'alter table never_created add column id int');
	const { status, preview_project_status, id } = await create('bad');
	expect([status, preview_project_status]).toEqual(['MIGRATIONS_FAILED', 'ACTIVE_HEALTHY']);
	expect(await stepsOf(id)).toEqual({ clone: 'EXITED', migrate: 'DEAD', deploy: 'CREATED' });
}, 360_000);
