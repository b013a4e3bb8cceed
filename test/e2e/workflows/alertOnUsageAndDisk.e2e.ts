/** Reports disks that are almost full, and projects with many requests. */
import { ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { answerOnce, askSandbox, type Project, projectOf, refusal } from '../harness/sandbox.ts';

const { n8n } = tryReadyMade();

describe('Alert on usage and disk', () => {
	it('reports a full disk', async () => {
		const metrics = { fs_size_bytes: 1000, fs_avail_bytes: 90, fs_used_bytes: 910 };
		const { ref } = await projectOf('Acme Production');
		const answer = { timestamp: '2026-01-01T00:00:00Z', metrics };
		await answerOnce('v1-get-disk-utilization', answer, { path: ref });
		const { jsonOf } = await new ReadyMade('alert-on-usage-and-disk').execute(
			n8n(),
			'Disk fills up',
		);
		expect(jsonOf('Send message')).toContainEqual({
			text: 'The disk of Acme Production is 91% full.',
		});
	});

	it('reports projects with more requests than expected', async () => {
		const count = (requests: number) => ({
			timestamp: '2026-01-01T00:00:00Z',
			total_auth_requests: requests,
			total_realtime_requests: 0,
			total_rest_requests: 1,
			total_storage_requests: 0,
		});
		const counts: Record<string, number> = { 'Acme Production': 600, 'Globex Shop': 10 };
		for (const { ref, name } of await askSandbox<Project[]>('GET', '/v1/projects')) {
			const result = [count(counts[name] ?? 1), count(counts[name] ?? 1)];
			const path = `${ref}/analytics`;
			if (name === 'Initech Reports') {
				await answerOnce('v1-get-project-usage-api-count', refusal, { status: 403, path });
			} else await answerOnce('v1-get-project-usage-api-count', { result }, { path });
		}
		const { error, jsonOf } = await new ReadyMade('alert-on-usage-and-disk')
			.set({ requestsPerDay: 1000 })
			.execute(n8n(), 'Every morning');
		expect(error).toBeUndefined();
		expect(jsonOf('Send message').map(({ text }) => text)).toEqual(
			expect.arrayContaining([
				'Acme Production had 1202 requests in the last day, more than 1000.',
				expect.stringMatching(/^The requests of Initech Reports could not be counted: The cred/),
			]),
		);
		expect(jsonOf('Send message')).toHaveLength(2);
	});
});
