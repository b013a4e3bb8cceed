import type { INodeParameters } from 'n8n-workflow';
import { type Json } from '../sandbox/harness';
import { otherRef, project, ref } from './n8n';
import { acme, at, findings, member, organizations, runsAdvisor } from './stories';
import { open, opened } from './polling';

afterEach(() => opened.splice(0).forEach((api) => api.close()));

afterEach(() => void jest.restoreAllMocks());

describe('the scope', () => {
	const everything = [
		project(),
		project({ ref: otherRef, organization_slug: 'globex', organization_id: 'globex' }),
	];
	const paused = everything.map((each) => ({ ...each, status: 'INACTIVE' }));

	it.each([
		['all projects', { scope: 'all' }, {}, [ref, otherRef]],
		[
			'an organization',
			{ scope: 'organization', organizationSlug: { __rl: true, mode: 'id', value: ' globex ' } },
			{},
			[otherRef],
		],
		['chosen projects', { scope: 'projects', projects: [otherRef] }, {}, [otherRef]],
		['typed projects', { scope: 'projects', projects: `${ref}, ${otherRef}` }, {}, [ref, otherRef]],
		['those that the credential allows', { scope: 'all' }, { allowedProjects: ref }, [ref]],
	])('is %s', async (_, parameters, credential, expected) => {
		const { n8n, answers } = await open(
			parameters as INodeParameters,
			{
				'GET /v1/projects': everything as unknown,
				[at('')]: everything[0],
				[at('', otherRef)]: everything[1],
			},
			credential,
		);
		await n8n.poll();
		Object.assign(answers, {
			'GET /v1/projects': paused,
			[at('')]: paused[0],
			[at('', otherRef)]: paused[1],
		});
		expect((await n8n.poll()).map(({ project_ref }) => project_ref).sort()).toEqual(expected);
	});

	it('contains no project that the credential does not allow, and nothing is sent for it', async () => {
		const parameters = { scope: 'projects', projects: [ref, otherRef] };
		const { api, n8n } = await open(parameters, { [at('')]: project() }, { allowedProjects: ref });
		await n8n.poll();
		expect(n8n.errors.map(({ message }) => message)).toEqual([
			`The credential does not allow the project ${otherRef}`,
		]);
		expect(api.requests.map(({ path }) => path)).toEqual([`/v1/projects/${ref}`]);
	});

	it('is refused if no project is selected', async () => {
		const { n8n } = await open({ scope: 'projects', projects: [] }, {});
		await expect(n8n.poll()).rejects.toThrow('Project Names or IDs is empty');
	});

	it('may be an organization without projects, but not one that does not exist', async () => {
		const organizationSlug = { __rl: true, mode: 'id', value: 'acme' };
		const { n8n, answers } = await open(
			{ scope: 'organization', organizationSlug },
			{ 'GET /v1/projects': [], 'GET /v1/organizations/acme': acme as unknown },
		);
		expect(await n8n.poll()).toEqual([]);
		answers['GET /v1/projects'] = [project()] as never;
		expect(await n8n.poll()).toEqual([expect.objectContaining({ event: 'added' })]);
		n8n.parameters.organizationSlug = { ...organizationSlug, value: 'acne' };
		await expect(n8n.poll()).rejects.toThrow('As the test says');
		n8n.parameters.organizationSlug = { ...organizationSlug, value: '' };
		await expect(n8n.poll()).rejects.toThrow('Organization is empty');
	});

	it('for members contains the organizations of the selected projects', async () => {
		const { api, n8n } = await open(
			{ watch: 'members', scope: 'projects', projects: [ref] },
			{
				[at('')]: project(),
				'GET /v1/organizations': organizations,
				'GET /v1/organizations/acme/members': [member('a')],
			},
		);
		await n8n.poll();
		expect(api.requests.map(({ path }) => path)).toContain('/v1/organizations/acme/members');
		expect(api.requests).toHaveLength(3);
	});

	it('works with a read-only credential', async () => {
		const { n8n } = await open(
			{ watch: 'advisor', checks: ['no_primary_key'] },
			{ 'GET /v1/projects': [project()], [runsAdvisor]: findings('a') },
			{ readOnly: true },
		);
		expect(await n8n.poll()).toEqual([]);
		expect(n8n.errors).toEqual([]);
	});
});

describe('the requests', () => {
	it('have at most 15 checks of the advisor each', async () => {
		const checks = Array.from({ length: 20 }, () => 'no_primary_key');
		const { api, n8n } = await open(
			{ watch: 'advisor', checks },
			{ 'GET /v1/projects': [project()], [runsAdvisor]: findings('a') },
		);
		await n8n.poll();
		const sizes = api.requests
			.slice(1)
			.map(({ body }) => (body as Json).data.attributes.lints.length);
		expect(sizes).toEqual([15, 5]);
	});

	it('have a time range for logs, which overlaps the previous one and has at most 24 hours', async () => {
		const logs = at('/analytics/endpoints/logs');
		const { api, n8n } = await open(
			{ watch: 'logRows', service: 'sql', sql: 'select 1' },
			{ 'GET /v1/projects': [project()], [logs]: { result: [] } },
		);
		const clock = jest.spyOn(Date, 'now');
		const start = Date.UTC(2026, 10, 20);
		for (const minutes of [0, 10, 10_000]) {
			clock.mockReturnValue(start + minutes * 60_000);
			await n8n.poll();
		}
		const windows = api.requests
			.filter(({ path }) => path.endsWith('/logs'))
			.map(({ query }) =>
				[query.iso_timestamp_start, query.iso_timestamp_end].map(
					(time) => (Date.parse(String(time)) - start) / 60_000,
				),
			);
		expect(windows).toEqual([
			[-2, 0],
			[-2, 10],
			[10_000 - 1439, 10_000],
		]);
	});

	it('contain the selected service and filters', async () => {
		const logs = at('/analytics/endpoints/logs');
		const { api, n8n } = await open(
			{
				watch: 'logRows',
				service: 'auth_logs',
				logFilters: { onlyErrors: true, text: 'refused' },
			},
			{ 'GET /v1/projects': [project()], [logs]: { result: [] } },
		);
		await n8n.poll();
		const { sql } = api.requests.at(-1)!.query;
		expect(sql).toContain("source = 'auth_logs'");
		expect(sql).toContain("'refused'");
		expect(sql).toContain("'fatal'");
		n8n.parameters.logFilters = { onlyErrors: '={{ "true" }}' };
		await n8n.poll();
		expect(api.requests.at(-1)!.query.sql).toContain("'fatal'");
	});

	it.each([
		["select '{{ 1 + 1 }}' from logs", "select '2' from logs"],
		['=select {{ 1 + 1 }} from logs', 'select 2 from logs'],
	])('contain SQL with evaluated expressions: %s', async (sql, expected) => {
		const { api, n8n } = await open(
			{ watch: 'logRows', service: 'sql', sql },
			{ 'GET /v1/projects': [project()], [at('/analytics/endpoints/logs')]: { result: [] } },
		);
		await n8n.poll();
		expect(api.requests.at(-1)!.query.sql).toBe(expected);
	});

	it('read all pages of logs', async () => {
		let row = 0;
		const page = (length: number) => ({
			result: Array.from({ length }, () => ({ id: `row ${row++}` })),
		});
		const logs = at('/analytics/endpoints/logs');
		const { n8n, answers } = await open(
			{ watch: 'logRows', service: 'all' },
			{ 'GET /v1/projects': [project()], [logs]: { result: [] } as unknown },
		);
		await n8n.poll();
		answers[logs] = ({ query }: { query: { sql: string } }) =>
			page(query.sql.endsWith('offset 1000') ? 7 : 1000);
		expect(await n8n.poll()).toHaveLength(1007);
	});

	it('are not sent while the previous poll is still running', async () => {
		const { api, n8n } = await open({}, { 'GET /v1/projects': [project()] });
		expect(await Promise.all([n8n.poll(), n8n.poll(), n8n.poll()])).toEqual([[], [], []]);
		expect(api.requests).toHaveLength(1);
	});
});
