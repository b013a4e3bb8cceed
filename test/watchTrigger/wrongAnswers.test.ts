import { isDeepStrictEqual } from 'node:util';

import type { NodeApiError } from 'n8n-workflow';

import { openApi, openN8n, project, Raw } from './n8n';
import { acme, organizations, stories } from './stories';

type Api = Awaited<ReturnType<typeof openApi>>;
const opened: Api[] = [];
afterEach(() => opened.splice(0).forEach((api) => api.close()));

/** Answers with status 200 that are useless for every watch. */
const wrongBodies = [
	'<!DOCTYPE html><html><body>Sign in</body></html>',
	'Service temporarily unavailable',
	'',
	'null',
	'true',
	'7',
	'"text"',
	'{}',
	'{"message":"ok"}',
	'{"data":null}',
	'{"data":{"attributes":{"lints":null}}}',
	'{"result":null}',
	'{"result":"text"}',
	'{"result":[null]}',
	'{"backups":null}',
	'{"target_upgrade_versions":null}',
	'{"metrics":null}',
	'{"metrics":{"fs_size_bytes":"1000","fs_used_bytes":"10"}}',
	'[null]',
	'[7]',
	'["text"]',
	'[[]]',
	'[{}]',
];

/** Every way to put a wrong value into a valid answer, at a place that the watch relies on. */
const reliedOn: Record<string, string[]> = {
	actionRuns: ['0.id', '0.created_at', '0.run_steps', '0.run_steps.0', '0.run_steps.0.status'],
	advisor: [
		'data',
		'data.attributes',
		'data.attributes.lints',
		'data.attributes.lints.0',
		'data.attributes.lints.0.cache_key',
		'data.attributes.lints.0.name',
	],
	backups: ['backups', 'backups.0', 'backups.0.id', 'backups.0.status', 'backups.0.inserted_at'],
	branches: ['0.id', '0.name', '0.project_ref', '0.is_default', '0.created_at'],
	configuration: ['data', 'data.attributes'],
	diskUse: ['metrics', 'metrics.fs_size_bytes', 'metrics.fs_used_bytes'],
	edgeFunctions: ['0.id', '0.slug', '0.version'],
	logRows: ['result', 'result.0'],
	members: ['0.user_id'],
	postgresVersions: [
		'target_upgrade_versions',
		'target_upgrade_versions.0',
		'target_upgrade_versions.0.app_version',
	],
	projectStatus: ['0.ref', '0.name', '0.organization_slug', '0.status'],
	secretsAndKeys: ['0.name'],
};

const wrongValues = [undefined, null, {}, [[]], true];

function withValueAt(body: unknown, path: string, value: unknown): string {
	const copy = structuredClone(body) as Record<string, unknown>;
	const keys = path.split('.');
	const last = keys.pop()!;
	const parent = keys.reduce((object, key) => object[key] as Record<string, unknown>, copy);
	// A boolean may well be true.
	parent[last] = isDeepStrictEqual(parent[last], value) ? 'true' : value;
	return JSON.stringify(copy);
}

/** Polls of one credential, within the rate limit of each request. */
const mostPolls = 12;

async function expectRefused(look: () => Promise<unknown>, body: string) {
	const error = (await look().then(
		(items) => new Error(`Accepted for ${JSON.stringify(items)}`),
		(thrown: unknown) => thrown,
	)) as NodeApiError;
	expect([body, error.message]).toEqual([body, 'Supabase’s response cannot be read']);
	expect(error.description).toMatch(/^Expected .*, got .*\./);
}

const byEvent = (one: { event?: unknown }, other: { event?: unknown }) =>
	String(one.event).localeCompare(String(other.event));

describe.each(stories)('%s', (watch, parameters, story, expected) => {
	const rights = Object.entries(story);
	const cases = rights.flatMap(([key, [right]]) => [
		...wrongBodies.map((body) => ({ key, body })),
		...reliedOn[watch]!.flatMap((path) =>
			wrongValues
				// A row of logs may be empty: its columns depend on the query.
				.filter((value) => path !== 'result.0' || !isDeepStrictEqual(value, {}))
				.map((value) => ({ key, body: withValueAt(right, path, value) })),
		),
	]);

	it(`refuses ${cases.length} wrong answers with a clear error, forgets nothing, and reports what it missed`, async () => {
		const answers: Record<string, unknown> = {
			'GET /v1/projects': [project()],
			'GET /v1/organizations': organizations,
			'GET /v1/organizations/acme': acme,
		};
		const turn = (index: number) => {
			for (const [key, list] of rights) answers[key] = list[index];
		};
		const api = await openApi(answers);
		opened.push(api);

		for (let start = 0; start < cases.length; start += mostPolls) {
			const n8n = openN8n({ apiAddress: api.url }, { watch, ...parameters });
			turn(0);
			await n8n.poll();
			const before = n8n.remembered();
			for (const { key, body } of cases.slice(start, start + mostPolls)) {
				const right = answers[key];
				answers[key] = new Raw(body);
				await expectRefused(n8n.poll, body);
				expect(n8n.remembered()).toBe(before);
				if (body === wrongBodies[0]) await expectRefused(n8n.fetch, body);
				answers[key] = right;
			}
			turn(1);
			expect((await n8n.poll()).sort(byEvent)).toEqual(expected);
			expect(n8n.errors).toEqual([]);
		}
	}, 60_000);
});

describe('the requests that all watches send first', () => {
	it.each([
		['the list of projects', 'GET /v1/projects', { watch: 'diskUse' }],
		['the list of organizations', 'GET /v1/organizations', { watch: 'members' }],
		[
			'a chosen organization',
			'GET /v1/organizations/acme',
			{
				watch: 'members',
				scope: 'organization',
				organizationSlug: { __rl: true, mode: 'id', value: 'acme' },
			},
		],
		[
			'a chosen project',
			'GET /v1/projects/abcdefghijklmnopqrst',
			{ watch: 'projectStatus', scope: 'projects', projects: ['abcdefghijklmnopqrst'] },
		],
	])('refuse a wrong answer: %s', async (_, key, parameters) => {
		const answers: Record<string, unknown> = {};
		const api = await openApi(answers);
		opened.push(api);
		const n8n = openN8n({ apiAddress: api.url }, parameters);
		for (const body of wrongBodies) {
			answers[key] = new Raw(body);
			await expect(n8n.poll()).rejects.toThrow('Supabase’s response cannot be read');
		}
	});
});
