/** Lists everything, even if the health of a project cannot be read. */
import { ReadyMade, tryReadyMade } from '../harness/readyMade.ts';
import { answerOnce, projectOf, refusal } from '../harness/sandbox.ts';

const { n8n } = tryReadyMade();

describe('List organizations and projects', () => {
	it('continues if the health of a project cannot be read', async () => {
		const { ref } = await projectOf('Acme Staging');
		await answerOnce('v1-get-services-health', refusal, { status: 403, path: ref });
		const workflow = new ReadyMade('list-organizations-and-projects');
		const { error, jsonOf } = await workflow.execute(n8n(), 'Start');
		expect(error).toBeUndefined();
		expect(jsonOf('List projects')).toHaveLength(6);
		const failed = jsonOf('Check health').filter((health) => health.error !== undefined);
		expect(failed).toEqual([
			expect.objectContaining({ error: 'The credential is not allowed to do this' }),
		]);
		expect(jsonOf('Add project name')).toContainEqual(
			expect.objectContaining({ project: 'Acme Production', name: 'auth', healthy: true }),
		);
		expect(jsonOf('Add project name')).toContainEqual({ ...failed[0], project: 'Acme Staging' });
	});

	it('finds the largest tables of the running projects with SQL', async () => {
		const workflow = new ReadyMade('list-organizations-and-projects');
		const { error, jsonOf } = await workflow.execute(n8n(), 'Start');
		expect(error).toBeUndefined();
		const tables = jsonOf('Add project name to table');
		const tablesOf = (name: string) => tables.filter(({ project }) => project === name);
		expect(tablesOf('Acme Archive')).toEqual([]);
		expect(tablesOf('Globex Shop')).toEqual([
			{ project: 'Globex Shop', table: 'orders', size: expect.stringMatching(/^\d+ kB$/) },
			{ project: 'Globex Shop', table: 'customers', size: expect.stringMatching(/^\d+ kB$/) },
		]);
	});
});
