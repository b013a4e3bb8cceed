/** Creates a project, saves its keys, and sets it up. */
import { ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { zippedRepository } from '../harness/repository.ts';
import { answerOnce, askSandbox, projectOf, requestsOf } from '../harness/sandbox.ts';
import { type StandIn, startStandIn } from '../harness/standIn.ts';

const { n8n } = tryReadyMade();

describe('A new project, ready to use', () => {
	/** Replaces GitHub’s API. */
	let github: StandIn;

	beforeEach(async () => {
		// In the sandbox, the database of a new project has sample data.
		const repository = await zippedRepository((await projectOf('Acme Production')).ref, {
			'migrations/20261101000000_create_parcels.sql':
				'create table public.parcels (id bigint primary key)',
			'config.toml': '[functions.hook]\nverify_jwt = false\n',
			'functions/hook/index.ts': 'Deno.serve(() => new Response());',
		});
		github = await startStandIn(() => ({ type: 'application/zip', body: repository }));
	});

	afterEach(async () => await github.close());

	const run = async () => {
		const file = new ReadyMade('new-project-ready-to-use').set({
			name: 'Hooli',
			organizationSlug: 'acme',
			allowedRanges: '203.0.113.0/24',
			repository: 'acme/shop',
			githubAddress: github.address,
		});
		Object.assign(file.node('Create project').parameters, { waitOptions: { interval: 1 } });
		const { error, jsonOf } = await file.execute(n8n(), 'Start');
		expect(error).toBeUndefined();
		const { ref } = await projectOf('Hooli');
		const [created] = await requestsOf('v1-create-a-project');
		expect(jsonOf('Hand over')).toEqual([
			{
				project: 'Hooli',
				projectId: ref,
				address: `https://${ref}.supabase.co`,
				databasePassword: (created!.body as { db_pass: string }).db_pass,
				publishableKey: expect.stringMatching(/^sb_publishable_\w+$/),
				secretKey: expect.stringMatching(/^sb_secret_\w+$/),
			},
		]);
		return { ref, messages: jsonOf('Send message').map(({ text }) => String(text)) };
	};

	it('sets up everything, and saves the keys', async () => {
		const { ref, messages } = await run();
		expect(messages).toHaveLength(1);
		expect(messages[0]!.split('\n')).toEqual([
			`Project Hooli is set up: https://supabase.com/dashboard/project/${ref}`,
			'Migrations: 1',
			'Function hook is deployed.',
			'Network: 203.0.113.0/24',
		]);
		expect(await askSandbox('GET', `/v1/projects/${ref}/functions/hook`)).toMatchObject({
			verify_jwt: false,
		});
		expect(await askSandbox('GET', `/v1/projects/${ref}/secrets`)).toEqual(
			expect.arrayContaining([expect.objectContaining({ name: 'APP_ENVIRONMENT' })]),
		);
		expect(await askSandbox('GET', `/v1/projects/${ref}/network-restrictions`)).toMatchObject({
			config: { dbAllowedCidrs: ['203.0.113.0/24'] },
		});
	});

	it('saves the keys that exist if the setup fails', async () => {
		await answerOnce('v1-run-a-query', { message: 'out of disk' }, { status: 400 });
		const { messages } = await run();
		expect(messages).toEqual([
			expect.stringMatching(
				/^Project Hooli exists and is handed over, but its setup stopped: .*out of disk/,
			),
		]);
	});
});
