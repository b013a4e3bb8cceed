import { type Json, openSandbox, refOf, said, until } from './harness.ts';

let opened: Awaited<ReturnType<typeof openSandbox>>;

beforeAll(async () => {
	opened = await openSandbox();
	// the first request to an operation compiles its schemas, which takes part of a transition’s time
	const path = `/v1/projects/${refOf(opened.sandbox, 'acme')}`;
	await opened.ask('GET', path);
	for (const action of ['restore/cancel', 'restore', 'restart', 'pause']) {
		await opened.ask('POST', `${path}/${action}`);
	}
});

beforeEach(() => opened.sandbox.reset());

const statusOf = async (ref: string) =>
	(await opened.ask('GET', `/v1/projects/${ref}`)).json.status as string;

const comesTo = async (ref: string, wanted: string) =>
	await until(
		async () => await statusOf(ref),
		(status) => status === wanted,
	);

const act = async (ref: string, action: string) => {
	const { status, json } = await opened.ask('POST', `/v1/projects/${ref}/${action}`);
	return status < 300 ? status : `${status} ${json.message}`;
};

test('a created project comes up', async () => {
	const body = { name: 'New', db_pass: 'secret', organization_slug: 'acme', region: 'eu-west-1' };
	const { status, json } = await opened.ask('POST', '/v1/projects', { body });
	expect([status, json.status, json.name, json.region]).toEqual([
		201,
		'UNKNOWN',
		'New',
		'eu-west-1',
	]);
	expect(json.ref).toMatch(/^[a-z]{20}$/);
	await comesTo(json.ref, 'ACTIVE_HEALTHY');
});

test('the services of a new project come up after it', async () => {
	const { world } = opened.sandbox;
	const { transitionSeconds } = world;
	const body = { name: 'Newer', db_pass: 'secret', organization_slug: 'acme' };
	const { ref } = (await opened.ask('POST', '/v1/projects', { body })).json;
	const statuses = async () => {
		const path = `/v1/projects/${ref}/health?services=db&services=rest`;
		return (await opened.ask('GET', path)).json.map(({ status }: Json) => status);
	};
	// nothing else changes from here on
	world.transitionSeconds = 3600;
	try {
		await comesTo(ref, 'ACTIVE_HEALTHY');
		expect(await statuses()).toEqual(['COMING_UP', 'COMING_UP']);
	} finally {
		world.transitionSeconds = transitionSeconds;
	}
	world.settle(world.project(ref));
	await until(statuses, (all) => all.every((status: string) => status === 'ACTIVE_HEALTHY'));
});

test('pause, restore and restart take some time', async () => {
	const ref = refOf(opened.sandbox, 'acme');
	for (const [action, during, after] of [
		['pause', 'PAUSING', 'INACTIVE'],
		['restore', 'RESTORING', 'ACTIVE_HEALTHY'],
		['restart', 'RESTARTING', 'ACTIVE_HEALTHY'],
	] as const) {
		expect([200, 201]).toContain(await act(ref, action));
		expect(await statusOf(ref)).toBe(during);
		await comesTo(ref, after);
	}
});

test('a restoration can be canceled', async () => {
	const ref = refOf(opened.sandbox, 'acme');
	await act(ref, 'pause');
	await comesTo(ref, 'INACTIVE');
	await act(ref, 'restore');
	expect(await act(ref, 'restore/cancel')).toBe(200);
	await comesTo(ref, 'INACTIVE');
});

test('invalid transitions are refused', async () => {
	const ref = refOf(opened.sandbox, 'acme');
	expect(await act(ref, 'restore')).toMatch(/^400 .* it is ACTIVE_HEALTHY/);
	expect(await act(ref, 'restore/cancel')).toMatch(/^400 /);
	await act(ref, 'pause');
	expect(await act(ref, 'restore')).toMatch(/^400 .* it is PAUSING/);
	expect(await act(ref, 'pause')).toMatch(/^400 .* PAUSING$/);
	await comesTo(ref, 'INACTIVE');
	expect(await act(ref, 'pause')).toMatch(/^400 .* INACTIVE$/);
	expect(await act(ref, 'restart')).toMatch(/^400 .* INACTIVE$/);
});

test('health follows the status', async () => {
	const health = async (slug: string) => {
		const path = `/v1/projects/${refOf(opened.sandbox, slug)}/health?services=db&services=rest`;
		return (await opened.ask('GET', path)).json.map(({ status }: { status: string }) => status);
	};
	expect(await health('acme')).toEqual(['ACTIVE_HEALTHY', 'ACTIVE_HEALTHY']);
	await act(refOf(opened.sandbox, 'acme'), 'restart');
	expect(await health('acme')).toEqual(['COMING_UP', 'COMING_UP']);
	const path = `/v1/projects/${refOf(opened.sandbox, 'acme')}/health`;
	expect((await opened.ask('GET', `${path}?services=db,rest`)).json).toHaveLength(2);
	expect(said(await opened.ask('GET', path))).toContain('query.services');
	expect((await opened.ask('GET', `${path}?services=disk`)).status).toBe(400);
});

test('there is a paused project and an unhealthy one', async () => {
	const { json } = await opened.ask('GET', '/v1/projects');
	const statuses = json.map(({ status }: { status: string }) => status);
	expect(statuses).toEqual(expect.arrayContaining(['INACTIVE', 'ACTIVE_UNHEALTHY']));
});

test('rename, transfer and delete', async () => {
	const ref = refOf(opened.sandbox, 'acme');
	const path = `/v1/projects/${ref}`;
	await opened.ask('PATCH', path, { body: { name: 'Renamed' } });
	const attributes = { target_organization_slug: 'globex' };
	const body = { data: { type: 'project_transfer_input', attributes } };
	const preview = await opened.ask('POST', `/v2/projects/${ref}/transfers/previews`, { body });
	expect(preview.json.data.attributes.valid).toBe(true);
	expect((await opened.ask('POST', `/v2/projects/${ref}/transfers`, { body })).status).toBe(200);
	expect((await opened.ask('GET', path)).json).toMatchObject({
		name: 'Renamed',
		organization_slug: 'globex',
	});
	expect((await opened.ask('POST', `/v2/projects/${ref}/transfers`, { body })).status).toBe(400);
	expect((await opened.ask('DELETE', path)).json).toMatchObject({ ref, name: 'Renamed' });
	const removed = await opened.ask('GET', path);
	expect([removed.status, removed.json.message]).toEqual([400, 'Resource has been removed']);
});

test('a new organization can have projects', async () => {
	const created = await opened.ask('POST', '/v1/organizations', { body: { name: 'Umbrella' } });
	const { slug } = created.json;
	const body = { name: 'First', db_pass: 'secret', organization_slug: slug };
	await opened.ask('POST', '/v1/projects', { body });
	const { json } = await opened.ask('GET', `/v1/organizations/${slug}/projects`);
	expect(json.pagination.count).toBe(1);
	expect((await opened.ask('GET', `/v1/organizations/${slug}`)).json.plan).toBe('free');
});
