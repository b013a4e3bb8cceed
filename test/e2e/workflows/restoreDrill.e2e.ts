/** Restores a backup into a branch, checks it, and deletes the branch. */
import { ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { answerOnce, askSandbox, projectOf, requestsOf } from '../harness/sandbox.ts';

const { n8n } = tryReadyMade();

describe('Restore drill', () => {
	const run = async (checks?: string) => {
		const { ref } = await projectOf('Acme Production');
		const file = new ReadyMade('restore-drill').set({
			projectId: ref,
			...(checks !== undefined && { checks }),
		});
		Object.assign(file.node('Create branch with data').parameters, {
			waitOptions: { interval: 1 },
		});
		const { error, jsonOf } = await file.execute(n8n(), 'Every month');
		expect(error).toBeUndefined();
		expect(await askSandbox('GET', `/v1/projects/${ref}/branches`)).toEqual([]);
		return jsonOf('Send report')[0] as { subject: string; text: string };
	};

	it('checks a branch with the data of the latest backup', async () => {
		const { subject, text } = await run();
		expect(subject).toBe('Restore drill passed');
		expect(text.split('\n')).toEqual([
			expect.stringMatching(/^Backup of \d{4}-\d\d-\d\dT/),
			'Passed: tables in public',
			'Passed: roles of the API',
		]);
		const [created] = await requestsOf('v2-create-a-branch');
		expect(created!.body).toMatchObject({
			data: { attributes: { name: expect.stringMatching(/^restore_drill_/), with_data: true } },
		});
		const [query] = await requestsOf('v1-read-only-query');
		expect(query!.path).not.toContain((await projectOf('Acme Production')).ref);
	});

	it('fails if a check fails, and deletes the branch', async () => {
		expect(await run("select 'orders of yesterday' as name, false as passed")).toMatchObject({
			subject: 'Restore drill FAILED',
			text: expect.stringContaining('FAILED: orders of yesterday'),
		});
	});

	it('fails without a branch, and without a backup', async () => {
		await answerOnce('v2-create-a-branch', { message: 'No capacity' }, { status: 400 });
		expect(await run()).toMatchObject({
			subject: 'Restore drill FAILED',
			text: expect.stringMatching(/The branch could not be created: .*No capacity/),
		});
		const none = { region: 'us-east-1', walg_enabled: true, pitr_enabled: false, backups: [] };
		await answerOnce('v1-list-all-backups', { ...none, physical_backup_data: {} });
		expect(await run()).toMatchObject({
			subject: 'Restore drill FAILED',
			text: expect.stringContaining('has no completed physical backup'),
		});
	});
});
