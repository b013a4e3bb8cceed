import type { INodeParameters } from 'n8n-workflow';

import { openApi, openN8n, otherRef, project, Raw, ref } from './n8n';
import { acme, at, disk, member, organizations } from './stories';

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

const chosen = { scope: 'projects', projects: [ref, otherRef] };
const both = {
	[at('')]: project() as unknown,
	[at('', otherRef)]: project({ ref: otherRef, name: 'Blog' }) as unknown,
};

describe('a selected project that was removed', () => {
	it.each([
		['400 Resource has been removed', removed, undefined],
		['404 Resource has been removed', refusal(404, 'Resource has been removed'), undefined],
		['404, and no branch has its ID', notFound, refusal(404, 'Branch not found')],
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
		answers[branchAt(otherRef)] = refusal(404, 'Branch not found');
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
