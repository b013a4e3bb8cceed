/** Creates, fills and deletes branches on GitHub’s events, and comments. */
import { createHmac } from 'node:crypto';

import { postOnceHeard } from '../harness/n8n.ts';
import { ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { zippedRepository } from '../harness/repository.ts';
import { answerOnce, askSandbox, projectOf, requestsOf } from '../harness/sandbox.ts';
import { n8nAddress } from '../harness/setting.ts';
import { type StandIn, startStandIn } from '../harness/standIn.ts';

const { n8n } = tryReadyMade();

describe('A branch for each pull request', () => {
	const secret = 'a-secret-that-only-github-knows';

	const pullRequest = (action: string, number: number, from = 'acme/shop') => ({
		action,
		number,
		pull_request: { head: { ref: `feature-${number}`, repo: { full_name: from } } },
		repository: { full_name: 'acme/shop' },
	});

	/** Replaces GitHub’s API: a repository, and pull requests that accept comments. */
	let github: StandIn;

	let repository: Buffer;

	const pushFunction = async (source: string) => {
		const { ref } = await projectOf('Acme Production');
		repository = await zippedRepository(ref, {
			'migrations/20261101000000_create_parcels.sql':
				'create table public.parcels (id bigint primary key)',
			'functions/hello/index.ts': source,
		});
	};

	beforeEach(async () => {
		await pushFunction('Deno.serve(() => new Response("Hello"));');
		github = await startStandIn(({ method }) =>
			method === 'GET' ? { type: 'application/zip', body: repository } : { status: 201 },
		);
	});

	afterEach(async () => await github.close());

	const readyMade = async (settings: object) =>
		await new ReadyMade('branch-per-pull-request')
			.set({ githubAddress: github.address, ...settings })
			.useCredential(n8n(), 'httpHeaderAuth', { name: 'Authorization', value: 'Bearer ghp_1' });

	it('updates branches on GitHub’s events, and ignores other senders', async () => {
		const { ref } = await projectOf('Acme Production');
		const file = await readyMade({ projectId: ref, maxBranches: 1 });
		await file.useCredential(n8n(), 'crypto', { hmacSecret: secret });
		Object.assign(file.node('Create branch').parameters, { waitOptions: { interval: 1 } });
		const id = await n8n().activateWorkflow(file.workflow);
		let executions = 0;
		/** @returns the comments */
		const tell = async (body: unknown, key = secret): Promise<string[]> => {
			github.received.length = 0;
			const text = JSON.stringify(body);
			const signature = createHmac('sha256', key).update(text).digest('hex');
			const response = await postOnceHeard(`${n8nAddress}/webhook/supabase-branches`, {
				headers: {
					'content-type': 'application/json',
					'x-github-event': 'pull_request',
					'x-hub-signature-256': `sha256=${signature}`,
				},
				body: text,
			});
			expect(response.status).toBe(200);
			const [latest] = await n8n().executionsOf(id, ++executions);
			expect(latest!.error).toBeUndefined();
			return github.received
				.filter(({ method }) => method === 'POST')
				.map((request) => {
					expect(request.path).toMatch(/^\/repos\/acme\/shop\/issues\/\d+\/comments$/);
					expect(request.headers.authorization).toBe('Bearer ghp_1');
					return (JSON.parse(request.body.toString()) as { body: string }).body;
				});
		};
		const branches = async () =>
			await askSandbox<Array<{ name: string; project_ref: string }>>(
				'GET',
				`/v1/projects/${ref}/branches`,
			);
		try {
			expect(await tell(pullRequest('opened', 7), 'guessed')).toEqual([]);
			expect(await tell(pullRequest('opened', 8, 'stranger/shop'))).toEqual([]);
			expect(await branches()).toEqual([]);

			const [ready] = await tell(pullRequest('opened', 7));
			const [branch, ...others] = await branches();
			expect(others).toEqual([]);
			const branchRef = branch!.project_ref;
			expect(ready!.split('\n')).toEqual([
				`Supabase branch **pr-7** is up to date: https://supabase.com/dashboard/project/${branchRef}`,
				'',
				'- Migrations applied: 20261101000000_create_parcels.sql',
				'- hello is deployed as version 1',
				`- SUPABASE_URL: https://${branchRef}.supabase.co`,
				'- Public API key: sandbox.anon.jwt',
			]);
			const [created] = await requestsOf('v2-create-a-branch');
			expect(created!.body).toMatchObject({
				data: { attributes: { name: 'pr-7', git_branch: 'feature-7' } },
			});

			const [unchanged] = await tell(pullRequest('synchronize', 7));
			expect(unchanged).toContain('Migrations applied: none\n- hello: unchanged\n');

			await pushFunction('Deno.serve(() => new Response("Hello again"));');
			const refused = { message: 'Failed to bundle the function' };
			await answerOnce('v1-deploy-a-function', refused, { status: 400, path: branchRef });
			const [again] = await tell(pullRequest('synchronize', 7));
			expect(again).toMatch(/- Edge Functions were not all deployed: .*Failed to bundle/);

			expect(await tell(pullRequest('opened', 9))).toEqual([
				'No Supabase branch for **pr-9**: the limit (1) is reached.',
			]);
			expect(await tell(pullRequest('closed', 7))).toEqual([
				'Supabase branch **pr-7** was deleted.',
			]);
			expect(await branches()).toEqual([]);

			await answerOnce('v2-create-a-branch', { message: 'No room' }, { status: 400 });
			const [failed] = await tell(pullRequest('opened', 10));
			expect(failed).toMatch(/^Supabase branch \*\*pr-10\*\* is not up to date: .*No room/);
		} finally {
			await n8n().deactivateWorkflow(id);
		}
	});

	it('reports old branches, which cost money until they are deleted', async () => {
		const { ref } = await projectOf('Acme Production');
		const branch = (name: string, created_at: string, fields: object = {}) => ({
			id: '11111111-1111-4111-8111-111111111111',
			name,
			project_ref: ref,
			parent_project_ref: ref,
			is_default: false,
			persistent: false,
			status: 'FUNCTIONS_DEPLOYED',
			created_at,
			updated_at: created_at,
			with_data: false,
			...fields,
		});
		const today = new Date().toISOString();
		const all = [
			branch('main', '2026-01-01T00:00:00Z', { is_default: true }),
			branch('staging', '2026-01-01T00:00:00Z', { persistent: true }),
			branch('pr-1', '2026-01-01T00:00:00Z'),
			branch('pr-2', today),
		];
		await answerOnce('v1-list-all-branches', all, { path: ref });
		const file = await readyMade({ projectId: ref });
		const { error, jsonOf } = await file.execute(n8n(), 'Branch is old');
		expect(error).toBeUndefined();
		expect(jsonOf('Send message')).toEqual([
			{
				text: expect.stringMatching(
					/^Branch pr-1 of Acme Production is \d+ days old, and costs money until you delete it\.$/,
				),
			},
		]);
	});
});
