import { setTimeout as sleep } from 'node:timers/promises';

import type { IDataObject } from 'n8n-workflow';

import * as reader from '../../nodes/SupabaseManagementWatchTrigger/reader';
import { noAnswer, openApi, openN8n, otherRef, project, ref } from '../watchTrigger/n8n';
import { acme, at, disk, organizations, stories } from '../watchTrigger/stories';

/** In milliseconds. The very first poll is slow, because it loads everything. */
const mockTime = { limit: 10_000 };
const timeLimit = 600;

jest.mock('../../nodes/SupabaseManagementWatchTrigger/reader', () => {
	const actual = jest.requireActual<typeof reader>(
		'../../nodes/SupabaseManagementWatchTrigger/reader',
	);
	return {
		...actual,
		openPollClient: async (context: Parameters<typeof actual.openPollClient>[0]) =>
			await actual.openPollClient(context, mockTime.limit),
	};
});

type Api = Awaited<ReturnType<typeof openApi>>;
const opened: Api[] = [];
afterEach(() => opened.splice(0).forEach((api) => api.close()));
afterEach(() => void jest.restoreAllMocks());

beforeAll(async () => {
	const { n8n } = await open({}, { 'GET /v1/projects': [project()] });
	await n8n.poll();
	mockTime.limit = timeLimit;
});

async function open(parameters: IDataObject, answers: Record<string, unknown>) {
	const api = await openApi(answers);
	opened.push(api);
	return { api, n8n: openN8n({ apiAddress: api.url }, parameters as never), answers };
}

/** The duration of an action, in milliseconds. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work().catch(() => {});
	return performance.now() - start;
}

const byEvent = (one: IDataObject, other: IDataObject) =>
	String(one.event).localeCompare(String(other.event));

it('gives a poll 60 seconds', () => {
	expect(reader.pollTimeLimit).toBe(60_000);
});

describe.each(stories)('%s', (watch, parameters, story, expected) => {
	it.each(Object.keys(story))(
		'ends if %s is never answered, forgets nothing, and reports what it missed',
		async (silent) => {
			const { n8n, answers } = await open(
				{ watch, ...parameters },
				{
					'GET /v1/projects': [project()],
					'GET /v1/organizations': organizations,
					'GET /v1/organizations/acme': acme,
				},
			);
			const turn = (index: number) => {
				for (const [key, list] of Object.entries(story)) answers[key] = list[index];
			};
			turn(0);
			await n8n.poll();
			const before = n8n.remembered();
			answers[silent] = noAnswer;
			await expect(n8n.poll()).rejects.toThrow('Supabase did not answer in time');
			await expect(n8n.fetch()).rejects.toThrow('Supabase did not answer in time');
			expect(n8n.remembered()).toBe(before);
			turn(1);
			expect((await n8n.poll()).sort(byEvent)).toEqual(expected);
			expect(n8n.errors).toEqual([]);
		},
	);
});

describe('the time of a poll', () => {
	it.each([
		['set back', 0],
		['set forward', 4e12],
	])('does not depend on a clock that is %s meanwhile', async (_, time) => {
		const { n8n } = await open(
			{ watch: 'diskUse' },
			{
				'GET /v1/projects': () => {
					jest.spyOn(Date, 'now').mockReturnValue(time);
					return [project()];
				},
				[at('/config/disk/util')]: noAnswer,
			},
		);
		const taken = await timeOf(n8n.poll);
		expect(taken).toBeGreaterThanOrEqual(timeLimit - 5);
		expect(taken).toBeLessThan(timeLimit * 3);
	});

	it('is the same for all its requests, however many there are', async () => {
		const slowly = (body: unknown) => async () => {
			await sleep(timeLimit * 0.6);
			return body;
		};
		const { n8n } = await open(
			{ watch: 'secretsAndKeys' },
			{
				'GET /v1/projects': slowly([project()]),
				[at('/secrets')]: slowly([]),
				[at('/api-keys')]: slowly([]),
			},
		);
		expect(await timeOf(n8n.poll)).toBeLessThan(timeLimit * 1.5);
	});

	it('does not affect other projects if one uses it up', async () => {
		const { n8n, answers } = await open(
			{ watch: 'diskUse' },
			{
				'GET /v1/projects': [project(), project({ ref: otherRef, name: 'Blog' })],
				[at('/config/disk/util')]: disk(10) as unknown,
				[at('/config/disk/util', otherRef)]: disk(10),
			},
		);
		await n8n.poll();
		answers[at('/config/disk/util')] = noAnswer;
		answers[at('/config/disk/util', otherRef)] = disk(90);
		expect(await n8n.poll()).toEqual([expect.objectContaining({ project_ref: otherRef })]);
		expect(n8n.errors.map(({ message }) => message)).toEqual(['Supabase did not answer in time']);
		await n8n.poll();
		expect(n8n.errors).toHaveLength(1);
		answers[at('/config/disk/util')] = disk(90);
		expect(await n8n.poll()).toEqual([expect.objectContaining({ project_ref: ref })]);
	});

	it('is given to other projects next time if some use it up every time', async () => {
		const refs = [...'abcdefg'].map((letter) => letter.repeat(20));
		const answers: Record<string, unknown> = {
			'GET /v1/projects': refs.map((each) => project({ ref: each, name: each })),
		};
		for (const each of refs) answers[at('/config/disk/util', each)] = disk(10);
		const { api, n8n } = await open({ watch: 'diskUse' }, answers);
		await n8n.poll();
		let release = () => {};
		const released = new Promise<void>((resolve) => (release = resolve));
		const tooLate = async () => {
			await released;
			return disk(10);
		};
		for (const each of refs.slice(0, 5)) answers[at('/config/disk/util', each)] = tooLate;
		for (const each of refs.slice(5)) answers[at('/config/disk/util', each)] = disk(90);
		await expect(n8n.poll()).rejects.toThrow('Supabase did not answer in time');
		// The previous poll’s requests keep their connections until they are answered.
		release();
		const before = api.requests.length;
		const told = await n8n.poll();
		expect(told.map(({ project_ref }) => project_ref)).toEqual(refs.slice(5));
		const read = api.requests.slice(before + 1, before + 3).map(({ path }) => path.split('/')[3]);
		expect(read).toEqual(refs.slice(5));
	});
});
