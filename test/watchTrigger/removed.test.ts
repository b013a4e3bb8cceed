import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { openApi, openN8n, otherRef, project, Raw, ref } from './n8n';
import { acme, at, disk, member, organizations, stories } from './stories';

type Api = Awaited<ReturnType<typeof openApi>>;
const opened: Api[] = [];
afterEach(() => opened.splice(0).forEach((api) => api.close()));

async function open(given: INodeParameters, answers: Record<string, unknown>, credential = {}) {
	const api = await openApi(answers);
	opened.push(api);
	const n8n = openN8n({ apiAddress: api.url, ...credential }, given);
	return { api, n8n, answers };
}

const refusal = (status: number, message: string) => new Raw(JSON.stringify({ message }), status);

const branchAt = (of: string) => `GET /v1/branches/${of}`;

const branch = (status: string) => ({
	ref: otherRef,
	postgres_version: '17',
	postgres_engine: '17',
	release_channel: 'ga',
	status,
	db_host: 'db.example.com',
	db_port: 5432,
	db_pass: 'hidden',
	jwt_secret: 'hidden',
});

const removed = refusal(400, 'Resource has been removed');
const notFound = refusal(404, 'Project not found');
const forbiddenMessage = 'The credential is not allowed to do this';
const noBranch = refusal(404, 'Branch not found');

const chosen = { scope: 'projects', projects: [ref, otherRef] };
const both = {
	[at('')]: project() as unknown,
	[at('', otherRef)]: project({ ref: otherRef, name: 'Blog' }) as unknown,
};

describe('a selected project that was removed', () => {
	it.each([
		['400 Resource has been removed', removed, undefined],
		['404 Resource has been removed', refusal(404, 'Resource has been removed'), undefined],
		['404, and its branch was removed', notFound, removed],
		['status REMOVED', project({ ref: otherRef, name: 'Blog', status: 'REMOVED' }), undefined],
	])('is reported once: %s', async (_, answer, ofBranch) => {
		const { api, n8n, answers } = await open(chosen, { ...both });
		await n8n.poll();
		const before = api.requests.length;
		answers[at('', otherRef)] = answer;
		if (ofBranch !== undefined) answers[branchAt(otherRef)] = ofBranch;
		expect(await n8n.poll()).toEqual([
			expect.objectContaining({
				event: 'removed',
				project_ref: otherRef,
				project_name: 'Blog',
				previous_status: 'ACTIVE_HEALTHY',
			}),
		]);
		expect(await n8n.poll()).toEqual([]);
		expect(n8n.errors).toEqual([]);
		// The branch is looked up only if the answer may mean one.
		const asked = api.requests.slice(before).filter(({ path }) => path.includes('/branches/'));
		expect(asked).toHaveLength(ofBranch === undefined ? 0 : 2);
	});

	it('is reported if two consecutive polls find neither a project nor a branch', async () => {
		const { n8n, answers } = await open(chosen, { ...both });
		await n8n.poll();
		const poll = async (answer: unknown, ofBranch: unknown = noBranch) => {
			Object.assign(answers, { [at('', otherRef)]: answer, [branchAt(otherRef)]: ofBranch });
			return (await n8n.poll()).map(({ event, project_ref }) => `${event} ${project_ref}`);
		};
		const visible = both[at('', otherRef)];
		expect(await poll(notFound)).toEqual([]);
		expect(await poll(visible)).toEqual([]);
		expect(await poll(notFound)).toEqual([]);
		// A failure in between says nothing.
		expect(await poll(refusal(403, 'Forbidden'))).toEqual([]);
		expect(await poll(notFound)).toEqual([]);
		expect(await poll(notFound)).toEqual([`removed ${otherRef}`]);
		expect(n8n.errors.map(({ message }) => message)).toEqual([forbiddenMessage]);

		expect(await poll(notFound)).toEqual([]);
		n8n.restart();
		expect(await poll(notFound)).toEqual([]);
		expect(await poll(refusal(403, 'Forbidden'))).toEqual([]);
		expect(await poll(notFound)).toEqual([]);
		expect(await poll(visible)).toEqual([]);
		expect(await poll({ ...(visible as object), status: 'INACTIVE' })).toEqual([
			`paused ${otherRef}`,
		]);
		expect(n8n.errors).toHaveLength(2);
	});

	it('stays removed if it is only not found later', async () => {
		const { n8n, answers } = await open(chosen, { ...both, [at('', otherRef)]: removed });
		expect(await n8n.poll()).toEqual([]);
		answers[at('', otherRef)] = notFound;
		expect(await n8n.poll()).toEqual([]);
		expect(await n8n.poll()).toEqual([]);
		expect(n8n.errors).toEqual([]);
	});

	it.each([
		['Resource has been removed', removed, 1],
		['404', notFound, 2],
	])('is reported although another one always fails: %s', async (_, answer, count) => {
		const { n8n, answers } = await open(chosen, { ...both });
		await n8n.poll();
		answers[at('')] = refusal(403, 'Forbidden');
		answers[at('', otherRef)] = answer;
		for (let polls = 1; polls < count; polls++) expect(await n8n.poll()).toEqual([]);
		expect(await n8n.poll()).toEqual([expect.objectContaining({ event: 'removed' })]);
		expect(await n8n.poll()).toEqual([]);
		expect(n8n.errors.map(({ message }) => message)).toEqual([forbiddenMessage]);
	});

	it('is also reported if it is the only selected one', async () => {
		const { n8n, answers } = await open({ scope: 'projects', projects: [ref] }, { ...both });
		await n8n.poll();
		answers[at('')] = removed;
		expect(await n8n.poll()).toEqual([expect.objectContaining({ event: 'removed' })]);
	});

	it.each([
		['the credential may not see it', refusal(403, 'Forbidden'), undefined],
		['Supabase refuses it otherwise', refusal(422, 'Not now'), undefined],
		['a field is wrong', refusal(400, 'Not that way'), undefined],
		['the credential may not see branches', notFound, refusal(403, 'Forbidden')],
	])('is not reported as removed when %s', async (_, answer, ofBranch) => {
		const { n8n, answers } = await open(chosen, { ...both });
		await n8n.poll();
		answers[at('', otherRef)] = answer;
		if (ofBranch !== undefined) answers[branchAt(otherRef)] = ofBranch;
		expect(await n8n.poll()).toEqual([]);
		expect(n8n.errors).toHaveLength(1);
		answers[at('', otherRef)] = project({ ref: otherRef, name: 'Blog', status: 'INACTIVE' });
		expect(await n8n.poll()).toEqual([expect.objectContaining({ event: 'paused' })]);
	});

	it('after the list, but before its turn, is no error', async () => {
		const { n8n } = await open(
			{ watch: 'diskUse' },
			{
				'GET /v1/projects': [project(), project({ ref: otherRef })],
				[at('/config/disk/util')]: removed,
				[at('/config/disk/util', otherRef)]: disk(10),
			},
		);
		expect(await n8n.poll()).toEqual([]);
		expect(n8n.errors).toEqual([]);
	});
});

describe.each(stories)(
	'a chosen project that is not found by %s',
	(watch, given, story, expected) => {
		const openStory = async (projects = [ref]) => {
			const answers: Record<string, unknown> = {
				'GET /v1/organizations': organizations,
				[branchAt(ref)]: noBranch,
				[branchAt(otherRef)]: noBranch,
				[at('', otherRef)]: notFound,
			};
			const turn = (index: number) => {
				answers[at('')] = project();
				for (const [key, list] of Object.entries(story)) {
					if (key === 'GET /v1/projects') [answers[at('')]] = list[index] as unknown[];
					else answers[key] = list[index];
				}
			};
			turn(0);
			const scope = { scope: 'projects', projects };
			return { turn, ...(await open({ watch, ...given, ...scope }, answers)) };
		};
		const byEvent = (one: IDataObject, other: IDataObject) =>
			String(one.event).localeCompare(String(other.event));
		const changes = expected
			.filter(({ project_ref = ref }) => project_ref === ref)
			.map((change) => expect.objectContaining(change) as object);
		const removal =
			watch === 'projectStatus' ? [expect.objectContaining({ event: 'removed' })] : [];

		it('once: loses nothing and is not reported', async () => {
			const { turn, n8n, answers } = await openStory();
			await n8n.poll();
			answers[at('')] = notFound;
			expect(await n8n.poll()).toEqual([]);
			turn(1);
			expect((await n8n.poll()).sort(byEvent)).toEqual(changes);
			expect(n8n.errors).toEqual([]);
		});

		it('twice: counts as removed', async () => {
			const { turn, n8n, answers } = await openStory();
			await n8n.poll();
			answers[at('')] = notFound;
			expect(await n8n.poll()).toEqual([]);
			expect(await n8n.poll()).toEqual(removal);
			expect(await n8n.poll()).toEqual([]);
			expect(n8n.errors).toEqual([]);
			turn(1);
			expect(await n8n.poll()).toEqual([]);
		});

		it('ever: is an error, reported once, and does not affect others', async () => {
			const { turn, n8n } = await openStory([ref, otherRef]);
			expect(await n8n.poll()).toEqual([]);
			expect(await n8n.poll()).toEqual([]);
			expect(n8n.errors.map(({ message, description }) => [message, description])).toEqual([
				[
					'A chosen project was not found',
					`Check the ID in Project Names or IDs. If it is correct, the token may not have access to the project. This concerns ${otherRef}.`,
				],
			]);
			turn(1);
			expect((await n8n.poll()).sort(byEvent)).toEqual(changes);
			expect(n8n.errors).toHaveLength(1);
		});

		it('ever: fails the poll, and the test in the editor, if it is the only one', async () => {
			const { n8n } = await openStory([otherRef]);
			for (const poll of [n8n.poll, n8n.poll, n8n.fetch]) {
				await expect(poll()).rejects.toMatchObject({
					message: 'A chosen project was not found',
					description: expect.stringContaining(`This concerns ${otherRef}.`),
				});
			}
		});
	},
);

it('members: keeps what is known of an organization whose project fails', async () => {
	const { n8n, answers } = await open(
		{ watch: 'members', ...chosen },
		{
			...both,
			[at('', otherRef)]: project({ ref: otherRef, organization_slug: 'globex' }),
			'GET /v1/organizations': organizations,
			'GET /v1/organizations/acme/members': [member('a')],
			'GET /v1/organizations/globex/members': [member('a')],
		},
	);
	await n8n.poll();
	answers[at('', otherRef)] = refusal(403, 'Forbidden');
	expect(await n8n.poll()).toEqual([]);
	answers[at('', otherRef)] = project({ ref: otherRef, organization_slug: 'globex' });
	answers['GET /v1/organizations/globex/members'] = [member('a'), member('b')];
	expect(await n8n.poll()).toEqual([
		expect.objectContaining({ event: 'added', organization_slug: 'globex', user_id: 'b' }),
	]);
});

it('many chosen projects that are not found share an error', async () => {
	const unknown = Array.from({ length: 8 }, (_, index) =>
		String.fromCharCode(100 + index).repeat(20),
	);
	const { n8n } = await open({ ...chosen, projects: [ref, ...unknown] }, { ...both });
	await n8n.poll();
	await n8n.poll();
	expect(n8n.errors.map(({ description }) => description)).toEqual([
		expect.stringMatching(/This concerns d{20}, .*h{20}, 3 more\.$/),
	]);
	expect(n8n.saved()).toContain(`"sightings":{"${ref}":"visible"}`);
});

describe('a branch as a project', () => {
	const answersOf = (status: string) => ({
		[at('', otherRef)]: notFound,
		[branchAt(otherRef)]: branch(status) as unknown,
	});

	it('can have its status watched', async () => {
		const parameters = { scope: 'projects', projects: [otherRef] };
		const { n8n, answers } = await open(parameters, answersOf('ACTIVE_HEALTHY'));
		expect(await n8n.poll()).toEqual([]);
		answers[branchAt(otherRef)] = branch('INACTIVE');
		expect(await n8n.poll()).toEqual([
			{
				event: 'paused',
				project_ref: otherRef,
				project_name: otherRef,
				organization_slug: null,
				region: null,
				status: 'INACTIVE',
				previous_status: 'ACTIVE_HEALTHY',
			},
		]);
		answers[branchAt(otherRef)] = noBranch;
		expect(await n8n.poll()).toEqual([]);
		answers[branchAt(otherRef)] = branch('ACTIVE_HEALTHY');
		expect(await n8n.poll()).toEqual([expect.objectContaining({ event: 'restored' })]);
		answers[branchAt(otherRef)] = noBranch;
		expect(await n8n.poll()).toEqual([]);
		expect(await n8n.poll()).toEqual([expect.objectContaining({ event: 'removed' })]);
		expect(n8n.errors).toEqual([]);
		expect(n8n.saved()).not.toContain('hidden');
	});

	it('can have its disk watched', async () => {
		const parameters = { watch: 'diskUse', scope: 'projects', projects: [otherRef] };
		const { n8n, answers } = await open(parameters, {
			...answersOf('ACTIVE_HEALTHY'),
			[at('/config/disk/util', otherRef)]: disk(10),
		});
		await n8n.poll();
		answers[at('/config/disk/util', otherRef)] = disk(90);
		expect(await n8n.poll()).toEqual([expect.objectContaining({ event: 'aboveThreshold' })]);
	});

	it('has an unknown organization, which is reported', async () => {
		const { n8n } = await open(
			{ watch: 'members', ...chosen },
			{
				...answersOf('ACTIVE_HEALTHY'),
				[at('')]: project(),
				'GET /v1/organizations': organizations,
				'GET /v1/organizations/acme': acme,
				'GET /v1/organizations/acme/members': [member('a')],
			},
		);
		expect(await n8n.poll()).toEqual([]);
		expect(n8n.errors.map(({ message }) => message)).toEqual([
			'The organization of a branch is not known',
		]);
	});

	it('must be in Allowed Projects', async () => {
		const parameters = { scope: 'projects', projects: [otherRef] };
		const { api, n8n } = await open(parameters, answersOf('ACTIVE_HEALTHY'), {
			allowedProjects: ref,
		});
		await expect(n8n.poll()).rejects.toThrow('does not allow the project');
		expect(api.requests).toEqual([]);
	});
});

it('a project that never had a branch has none', async () => {
	const { n8n, answers } = await open(
		{ watch: 'branches' },
		{
			'GET /v1/projects': [project()],
			[at('/branches')]: refusal(422, 'Preview branching is not enabled for this project.'),
		},
	);
	expect(await n8n.poll()).toEqual([]);
	answers[at('/branches')] = refusal(422, 'Something else');
	await expect(n8n.poll()).rejects.toThrow('Something else');
});
