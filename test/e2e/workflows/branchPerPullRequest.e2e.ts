/** Creates and deletes branches as GitHub tells. */
import { createHmac } from 'node:crypto';

import { postOnceHeard } from '../harness/n8n.ts';
import { outcomeOf, ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { askSandbox, projectOf, requestsOf } from '../harness/sandbox.ts';
import { n8nAddress } from '../harness/setting.ts';

const { n8n } = tryReadyMade();

describe('A branch for each pull request', () => {
	const secret = 'a-secret-that-only-github-knows';

	const pullRequest = (action: string, number: number, from = 'acme/shop') => ({
		action,
		number,
		pull_request: { head: { ref: `feature-${number}`, repo: { full_name: from } } },
		repository: { full_name: 'acme/shop' },
	});

	it('creates and deletes branches as GitHub tells, and listens to nobody else', async () => {
		const { ref } = await projectOf('Acme Production');
		const file = await new ReadyMade('branch-per-pull-request')
			.set({ projectId: ref, maxBranches: 1 })
			.useCredential(n8n(), 'crypto', { hmacSecret: secret });
		Object.assign(file.node('Create branch').parameters, { waitOptions: { interval: 1 } });
		const id = await n8n().activateWorkflow(file.workflow);
		let executions = 0;
		const tell = async (body: unknown, key = secret) => {
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
			return outcomeOf(latest!).jsonOf('Send message');
		};
		const branches = async () =>
			(await askSandbox<Array<{ name: string }>>('GET', `/v1/projects/${ref}/branches`)).map(
				({ name }) => name,
			);
		try {
			expect(await tell(pullRequest('opened', 7), 'guessed')).toEqual([]);
			expect(await tell(pullRequest('opened', 8, 'stranger/shop'))).toEqual([]);
			expect(await branches()).toEqual([]);

			expect(await tell(pullRequest('opened', 7))).toMatchObject([
				{ text: expect.stringMatching(/^Branch pr-7 is ready: .+\/[a-z]{20}$/) },
			]);
			expect(await tell(pullRequest('synchronize', 7))).toEqual([]);
			expect(await tell(pullRequest('reopened', 7))).toEqual([]);
			expect(await tell(pullRequest('opened', 9))).toEqual([
				{ text: 'Pull request pr-9 got no branch: the limit of 1 branches is reached.' },
			]);
			expect(await branches()).toEqual(['pr-7']);
			const [created] = await requestsOf('v2-create-a-branch');
			expect(created!.body).toMatchObject({
				data: { attributes: { name: 'pr-7', git_branch: 'feature-7' } },
			});

			expect(await tell(pullRequest('closed', 9))).toEqual([]);
			expect(await tell(pullRequest('closed', 7))).toEqual([{ text: 'Branch pr-7 was deleted.' }]);
			expect(await branches()).toEqual([]);
		} finally {
			await n8n().deactivateWorkflow(id);
		}
	});
});
