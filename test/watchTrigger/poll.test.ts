import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { openSandbox, refOf, until, type Json } from '../sandbox/harness';
import { openN8n, otherRef, project, Raw, ref } from './n8n';
import { readTriggerSchema } from '../harness/outputSchema';
import { about, acme, at, disk, organizations, stories } from './stories';
import { open, opened } from './polling';

afterEach(() => opened.splice(0).forEach((api) => api.close()));

afterEach(() => void jest.restoreAllMocks());

const byEvent = (one: IDataObject, other: IDataObject) =>
	String(one.event).localeCompare(String(other.event));

describe.each(stories)('%s', (watch, parameters, story, expected) => {
	const openStory = async (given: INodeParameters = {}) => {
		const answers: Record<string, unknown> = {
			'GET /v1/projects': [project()],
			[at('')]: project(),
			'GET /v1/organizations': organizations,
			'GET /v1/organizations/acme': acme,
		};
		const turn = (index: number) => {
			for (const [key, list] of Object.entries(story)) answers[key] = list[index];
		};
		turn(0);
		return { turn, ...(await open({ watch, ...parameters, ...given }, answers)) };
	};

	it('returns nothing at first, then each change once', async () => {
		const { turn, n8n } = await openStory();
		expect(await n8n.poll()).toEqual([]);
		expect(await n8n.poll()).toEqual([]);
		turn(1);
		expect((await n8n.poll()).sort(byEvent)).toEqual(expected);
		expect(await n8n.poll()).toEqual([]);
		expect(n8n.errors).toEqual([]);
	});

	const hasChoice = new Set(expected.map(({ event }) => event)).size > 1;
	if (hasChoice) {
		it('returns only the selected changes', async () => {
			const [{ event }] = expected as [IDataObject];
			const { turn, n8n } = await openStory({ [`${watch}Events`]: [event] as string[] });
			await n8n.poll();
			turn(1);
			expect(await n8n.poll()).toEqual(expected.filter((each) => each.event === event));
		});
	}

	it('shows a sample in the editor, without changing its memory', async () => {
		const { turn, n8n } = await openStory();
		await n8n.poll();
		turn(1);
		const before = n8n.saved();
		const sample = await n8n.fetch();
		expect(sample.length).toBeGreaterThan(0);
		expect(sample[0]).toMatchObject({ event: expect.any(String), organization_slug: 'acme' });
		expect(n8n.saved()).toBe(before);
		expect((await n8n.poll()).sort(byEvent)).toEqual(expected);
	});

	it('starts over when the parameters change', async () => {
		const { turn, n8n } = await openStory();
		await n8n.poll();
		turn(1);
		n8n.parameters.scope = 'projects';
		n8n.parameters.projects = [ref];
		expect(await n8n.poll()).toEqual([]);
		n8n.parameters.scope = parameters.scope ?? 'all';
		expect(await n8n.poll()).toEqual([]);
	});

	it('stores no secret, and little data', async () => {
		const { turn, n8n } = await openStory();
		await n8n.poll();
		turn(1);
		await n8n.poll();
		expect(n8n.saved()).not.toContain('hidden');
		expect(n8n.saved().length).toBeLessThan(700);
	});
});

it('shows a sample of another change if there are none of the selected ones', async () => {
	const { n8n } = await open(
		{ projectStatusEvents: ['paused'] },
		{ 'GET /v1/projects': [project()] },
	);
	expect(await n8n.fetch()).toEqual([expect.objectContaining({ event: 'added', ...about })]);
});

describe('a project that fails', () => {
	const both = [project(), project({ ref: otherRef, name: 'Blog' })];
	const answers = () => ({
		'GET /v1/projects': both,
		[at('/config/disk/util')]: disk(10) as unknown,
		[at('/config/disk/util', otherRef)]: disk(10) as unknown,
	});

	it('does not affect the others, is reported once, and loses nothing', async () => {
		const { n8n, answers: now } = await open({ watch: 'diskUse', threshold: 80 }, answers());
		await n8n.poll();
		now[at('/config/disk/util')] = 403;
		now[at('/config/disk/util', otherRef)] = disk(90);
		expect(await n8n.poll()).toEqual([expect.objectContaining({ project_ref: otherRef })]);
		expect(n8n.errors.map(({ message }) => message)).toEqual(['As the test says']);
		expect(await n8n.poll()).toEqual([]);
		expect(n8n.errors).toHaveLength(1);

		now[at('/config/disk/util')] = disk(90);
		expect(await n8n.poll()).toEqual([expect.objectContaining({ project_ref: ref })]);
		now[at('/config/disk/util')] = 403;
		await n8n.poll();
		expect(n8n.errors).toHaveLength(2);
	});

	it('is named, and projects with the same failure share an error', async () => {
		const many = Array.from({ length: 8 }, (_, index) => {
			const letter = String.fromCharCode(97 + index);
			return project({ ref: letter.repeat(20), name: `Shop ${letter}` });
		});
		const { n8n, answers: now } = await open(
			{ watch: 'diskUse', threshold: 80 },
			{ ...answers(), 'GET /v1/projects': [...many, both[1]] },
		);
		await n8n.poll();
		expect(n8n.errors).toHaveLength(1);
		for (const { ref: id } of many) {
			now[at('/config/disk/util', id) as keyof typeof now] = new Raw(
				'{"message":"Not now"}',
				403,
			) as never;
		}
		await n8n.poll();
		expect(n8n.errors).toHaveLength(2);
		expect(n8n.errors.at(-1)!.description).toMatch(
			/This concerns Shop a \(a{20}\), .*Shop e \(e{20}\), 3 more\.$/,
		);
	});

	it('fails the poll if it is the only one, and loses nothing', async () => {
		const { n8n, answers: now } = await open({ watch: 'diskUse', threshold: 80 }, answers());
		await n8n.poll();
		now[at('/config/disk/util')] = 403;
		now[at('/config/disk/util', otherRef)] = 403;
		await expect(n8n.poll()).rejects.toThrow('As the test says');
		await expect(n8n.poll()).rejects.toThrow('As the test says');
		await expect(n8n.fetch()).rejects.toThrow('As the test says');
		now[at('/config/disk/util')] = disk(90);
		now[at('/config/disk/util', otherRef)] = disk(90);
		expect(await n8n.poll()).toHaveLength(2);
	});

	it('fails the poll if the list of projects fails, and loses nothing', async () => {
		const { n8n, answers: now } = await open({}, answers());
		await n8n.poll();
		now['GET /v1/projects'] = 401 as never;
		await expect(n8n.poll()).rejects.toThrow('As the test says');
		now['GET /v1/projects'] = [project({ status: 'INACTIVE' }), both[1]!];
		expect(await n8n.poll()).toEqual([expect.objectContaining({ event: 'paused' })]);
	});

	it('may be a selected one, which does not count as removed', async () => {
		const { n8n, answers: now } = await open(
			{ scope: 'projects', projects: [ref, otherRef] },
			{ [at('')]: project() as unknown, [at('', otherRef)]: both[1] as unknown },
		);
		await n8n.poll();
		now[at('')] = 403;
		now[at('', otherRef)] = 403;
		await expect(n8n.poll()).rejects.toThrow('As the test says');
		now[at('', otherRef)] = 404;
		expect(await n8n.poll()).toEqual([]);
		expect(n8n.errors).toHaveLength(1);
		now[at('', otherRef)] = project({ ref: otherRef, status: 'INACTIVE' });
		expect(await n8n.poll()).toEqual([expect.objectContaining({ event: 'paused' })]);
		expect(n8n.errors).toHaveLength(1);
		now[at('')] = 404;
		expect(await n8n.poll()).toEqual([]);
		expect(await n8n.poll()).toEqual([
			expect.objectContaining({ event: 'removed', project_ref: ref }),
		]);
		expect(await n8n.poll()).toEqual([]);
	});

	it('is skipped while it is paused, and polled afterwards', async () => {
		const { api, n8n, answers: now } = await open({ watch: 'diskUse', threshold: 80 }, answers());
		await n8n.poll();
		now['GET /v1/projects'] = [project({ status: 'INACTIVE' }), both[1]!];
		const before = api.requests.length;
		await n8n.poll();
		expect(api.requests.slice(before).map(({ path }) => path)).toEqual([
			'/v1/projects',
			`/v1/projects/${otherRef}/config/disk/util`,
		]);
		now['GET /v1/projects'] = both;
		now[at('/config/disk/util')] = disk(90);
		expect(await n8n.poll()).toEqual([expect.objectContaining({ project_ref: ref })]);
		expect(n8n.errors).toEqual([]);
	});
});

describe('the watch’s memory', () => {
	it('survives a restart of n8n', async () => {
		const { n8n, answers } = await open({}, { 'GET /v1/projects': [project()] });
		await n8n.poll();
		n8n.restart();
		answers['GET /v1/projects'] = [project({ status: 'INACTIVE' })];
		expect(await n8n.poll()).toEqual([expect.objectContaining({ event: 'paused' })]);
		n8n.restart();
		expect(await n8n.poll()).toEqual([]);
		expect(await n8n.poll()).toEqual([]);
	});

	it('is at most a megabyte; subjects that do not fit are reported, and the others continue', async () => {
		const both = [project(), project({ ref: otherRef, name: 'Blog' })];
		const secrets = (count: number) =>
			Array.from({ length: count }, (_, index) => ({ name: `SECRET_${index}`, value: '' }));
		const { n8n, answers } = await open(
			{ watch: 'secretsAndKeys' },
			{
				'GET /v1/projects': both,
				[at('/secrets')]: secrets(1),
				[at('/api-keys')]: [],
				[at('/secrets', otherRef)]: secrets(1),
				[at('/api-keys', otherRef)]: [],
			},
		);
		await n8n.poll();
		answers[at('/secrets')] = secrets(40_000);
		answers[at('/secrets', otherRef)] = secrets(2);
		expect(await n8n.poll()).toEqual([expect.objectContaining({ project_ref: otherRef })]);
		expect(n8n.errors.map(({ message }) => message)).toEqual(['The memory of this node is full']);
		expect(n8n.errors[0]!.description).toMatch(/fewer projects.*This concerns Shop/);
		expect(n8n.saved().length).toBeLessThan(1_000_000);

		answers[at('/secrets')] = secrets(3);
		expect((await n8n.poll()).map(({ name }) => name)).toEqual(['SECRET_1', 'SECRET_2']);
		expect(n8n.errors).toHaveLength(1);
	});
});

describe('with the sandbox', () => {
	it('a poll waits for its turn if Supabase limits the number of requests', async () => {
		const { sandbox } = await openSandbox();
		const n8n = openN8n({ apiAddress: sandbox.url, accessToken: sandbox.token }, {});
		sandbox.fail({ path: '^/v1/projects$', status: 429, headers: { 'retry-after': '1' } });
		const start = Date.now();
		expect(await n8n.poll()).toEqual([]);
		expect(sandbox.requests).toHaveLength(2);
		expect(Date.now() - start).toBeGreaterThanOrEqual(1000);
	});

	it('a pause and a restore are each returned once', async () => {
		const { sandbox, ask } = await openSandbox({ transitionSeconds: 0.05 });
		const n8n = openN8n({ apiAddress: sandbox.url, accessToken: sandbox.token }, {});
		const told: Json[] = [];
		const poll = async () => {
			told.push(...(await n8n.poll()).map(({ event, project_ref }) => [event, project_ref]));
			return told.length;
		};
		await poll();
		const project_ref = refOf(sandbox, 'acme');
		await ask('POST', `/v1/projects/${project_ref}/pause`);
		await until(poll, (length) => length === 1);
		await ask('POST', `/v1/projects/${project_ref}/restore`);
		await until(poll, (length) => length === 2);
		await poll();
		expect(told).toEqual([
			['paused', project_ref],
			['restored', project_ref],
		]);
	});

	it('a branch and an Edge Function are each reported when they are created and deleted', async () => {
		const { sandbox, ask } = await openSandbox({ transitionSeconds: 0.05 });
		const credential = { apiAddress: sandbox.url, accessToken: sandbox.token };
		const project_ref = refOf(sandbox, 'acme');
		const chosen = { scope: 'projects', projects: [project_ref] };
		// The sandbox’s clock is far behind.
		const parameters = { watch: 'branches', branchDays: 100_000, ...chosen };
		const branches = openN8n(credential, parameters);
		const functions = openN8n(credential, { watch: 'edgeFunctions', ...chosen });
		expect([await branches.poll(), await functions.poll()]).toEqual([[], []]);

		const body = { branch_name: 'feature' };
		const { json: branch } = await ask('POST', `/v1/projects/${project_ref}/branches`, { body });
		const path = `/v1/projects/${project_ref}/functions`;
		await ask('POST', path, { body: { slug: 'fresh', name: 'fresh', body: 'code' } });
		const whom = { project_ref, project_name: expect.any(String), organization_slug: 'acme' };
		expect(await branches.poll()).toEqual([
			expect.objectContaining({ event: 'added', ...whom, id: branch.id, name: 'feature' }),
		]);
		expect(await functions.poll()).toEqual([
			expect.objectContaining({ event: 'deployed', ...whom, slug: 'fresh' }),
		]);

		await ask('PATCH', `${path}/fresh`, { body: { verify_jwt: false } });
		expect(await functions.poll()).toEqual([
			expect.objectContaining({ event: 'changed', ...whom, slug: 'fresh', verify_jwt: false }),
		]);

		await ask('DELETE', `/v1/branches/${branch.id}`);
		await ask('DELETE', `${path}/fresh`);
		expect(await branches.poll()).toEqual([expect.objectContaining({ event: 'removed' })]);
		expect(await functions.poll()).toEqual([expect.objectContaining({ event: 'removed' })]);
	});
});

it('the output schema names exactly the fields that all watches of projects return', () => {
	// Subjects in an organization belong to no project, and the organization of a removed project is
	// unknown.
	const items = stories
		.filter(([, { scope }]) => scope !== 'organization')
		.flatMap(([, , , expected]) => expected)
		.filter(({ status }) => status !== 'REMOVED');
	const [first, ...others] = items.map((item) => Object.keys(item));
	const inEvery = first!.filter((name) => others.every((names) => names.includes(name)));
	const { properties = {} } = readTriggerSchema('SupabaseManagementWatchTrigger');
	expect(Object.keys(properties).sort()).toEqual(inEvery.sort());
	for (const [name, { type }] of Object.entries(properties)) {
		const types = items.map((item) => (item[name] === null ? 'null' : typeof item[name]));
		expect([name, types.filter((each) => ![type].flat().includes(each))]).toEqual([name, []]);
	}
});
