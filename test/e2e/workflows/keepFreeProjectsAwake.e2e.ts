/** Sends requests to free projects, and restores paused ones. */
import { ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { answerOnce, askSandbox, projectOf, requestsOf } from '../harness/sandbox.ts';
import { type StandIn, startStandIn } from '../harness/standIn.ts';

const { n8n } = tryReadyMade();

describe('Keep free projects awake', () => {
	/** Replaces the APIs of all projects. */
	let projectApi: StandIn;

	beforeEach(async () => {
		projectApi = await startStandIn(({ path }) => ({
			status: path.includes('broken') ? 503 : 200,
		}));
	});

	afterEach(async () => await projectApi.close());

	const listOf = async (status: string) => {
		const { ref, name } = await projectOf('Globex Shop');
		const databases: unknown[] = [];
		const common = { cloud_provider: 'AWS', region: 'us-east-1', inserted_at: '2026-01-01' };
		const project = { ref, name, status, is_branch: false, databases, ...common };
		const pagination = { count: 1, limit: 100, offset: 0 };
		return { projects: [project], pagination };
	};
	const restored = async () => (await requestsOf('v1-restore-a-project')).map(({ path }) => path);

	const run = async (folder = '') => {
		const file = new ReadyMade('keep-free-projects-awake').set({
			leaveAlone: 'Globex Blog',
			waitMinutes: 0.03,
			projectAddress: `${projectApi.address}${folder}/PROJECT`,
		});
		Object.assign(file.node('Restore project').parameters, { waitOptions: { interval: 1 } });
		return await file.execute(n8n(), 'Every six hours');
	};

	it('sends requests to free projects in two ways, and to no others', async () => {
		const { error, jsonOf } = await run();
		expect(error).toBeUndefined();
		const { ref } = await projectOf('Globex Shop');
		const queries = await requestsOf('v1-read-only-query');
		expect(queries.map(({ path }) => path)).toEqual([
			`/v1/projects/${ref}/database/query/read-only`,
		]);
		expect(
			projectApi.received.map(({ method, path, headers }) => ({
				method,
				path,
				apikey: headers.apikey,
				authorization: headers.authorization,
			})),
		).toEqual([
			{
				method: 'GET',
				path: `/${ref}/storage/v1/bucket`,
				apikey: 'sandbox.anon.jwt',
				authorization: 'Bearer sandbox.anon.jwt',
			},
		]);
		expect(jsonOf('Send message')).toEqual([]);
	});

	it('prefers the publishable key, and reports an API that does not answer', async () => {
		const { ref } = await projectOf('Globex Shop');
		const key = { type: 'publishable', name: 'default' };
		await askSandbox('POST', `/v1/projects/${ref}/api-keys`, key);
		const { error, jsonOf } = await run('/broken');
		expect(error).toBeUndefined();
		expect(projectApi.received.map(({ headers }) => headers.apikey)).toEqual([
			expect.stringMatching(/^sb_publishable_/),
		]);
		expect(jsonOf('Send message')).toMatchObject([
			{ project: 'Globex Shop', text: expect.stringMatching(/needs attention: .*503/) },
		]);
	});

	it('restores paused projects, and reports them', async () => {
		const { ref } = await projectOf('Globex Shop');
		await askSandbox('POST', `/v1/projects/${ref}/pause`);
		// It may be paused or still pausing: both lead here.
		const { error, jsonOf } = await run();
		expect(error).toBeUndefined();
		expect(await restored()).toEqual([`/v1/projects/${ref}/restore`]);
		expect((await projectOf('Globex Shop')).status).toBe('ACTIVE_HEALTHY');
		expect(jsonOf('Send message')).toEqual([
			{ project: 'Globex Shop', text: 'Globex Shop was paused and is awake again.' },
		]);
	});

	it('waits until a project is paused before it restores it', async () => {
		await answerOnce('v1-get-all-projects-for-organization', await listOf('PAUSING'));
		const { ref } = await projectOf('Globex Shop');
		await askSandbox('POST', `/v1/projects/${ref}/pause`);
		const { jsonOf } = await run();
		expect(jsonOf('Check status again')).toMatchObject([{ status: 'INACTIVE' }]);
		expect(await restored()).toEqual([`/v1/projects/${ref}/restore`]);
		expect(jsonOf('Build restored message')).toHaveLength(1);
	});

	it('reports stuck projects without changing them', async () => {
		await answerOnce('v1-get-all-projects-for-organization', await listOf('RESTORING'));
		await answerOnce('v1-get-project', {
			...(await projectOf('Globex Shop')),
			status: 'RESTORING',
		});
		const { error, jsonOf } = await run();
		expect(error).toBeUndefined();
		expect(await restored()).toEqual([]);
		expect(jsonOf('Send message')).toMatchObject([
			{ text: expect.stringMatching(/^Globex Shop is still RESTORING/) },
		]);
	});

	it('reports projects that Supabase refuses to restore', async () => {
		await answerOnce('v1-get-all-projects-for-organization', await listOf('INACTIVE'));
		await answerOnce(
			'v1-restore-a-project',
			{ message: 'Project is being paused' },
			{ status: 400 },
		);
		const { error, jsonOf } = await run();
		expect(error).toBeUndefined();
		expect(jsonOf('Send message')).toMatchObject([
			{ project: 'Globex Shop', text: expect.stringMatching(/needs attention: .*being paused/s) },
		]);
	});
});
