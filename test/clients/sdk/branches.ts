import { expect, type Json } from '../steps.ts';
import type { Sdk } from './sdk.ts';

/** Branches and their action runs. */
export async function tryBranches(sdk: Sdk): Promise<void> {
	const ref = sdk.ref('Acme Production');
	const branch = await sdk.call('createABranch', [ref, { branch_name: 'preview' }], {
		name: 'preview',
		parent_project_ref: ref,
	});
	await sdk.refuse('createABranch', [ref, { branch_name: 'preview' }], 409, /./);
	await sdk.call('getABranch', [ref, 'preview'], { id: branch?.id });
	await sdk.call('getABranchConfig', [branch?.id], { ref: branch?.project_ref });
	await sdk.call('updateABranchConfig', [branch?.id, { branch_name: 'renamed' }], {
		name: 'renamed',
	});
	await sdk.runs('listAllBranches shows the new name', async () => {
		const { data } = await sdk.run('listAllBranches', [ref]);
		expect(
			data.find(({ id }: Json) => id === branch?.id),
			{ name: 'renamed' },
		);
	});
	await sdk.call('listAllBranches', [ref]);
	await sdk.refuse('getProject', [branch?.project_ref], 404, /Project not found/);
	await sdk.call('diffABranch', [branch?.id]);
	for (const method of ['pushABranch', 'resetABranch', 'mergeABranch']) {
		await sdk.call(method, [branch?.id, {}], { workflow_run_id: /./ });
	}
	await sdk.call('listActionRuns', [ref]);
	await sdk.call('countActionRuns', [ref]);
	const [run] = (await sdk.run('listActionRuns', [ref])).data;
	await sdk.call('getActionRun', [ref, run?.id], { id: run?.id });
	await sdk.call('getActionRunLogs', [ref, run?.id]);
	await sdk.call('updateActionRunStatus', [ref, run?.id, { deploy: 'EXITED' }]);
	await sdk.call('deleteABranch', [branch?.id, { force: false }]);
	await sdk.call('restoreABranch', [branch?.id]);
	await sdk.call('disablePreviewBranching', [ref]);
	await sdk.refuse('listAllBranches', [ref], 422, /not enabled/);
	await sdk.refuse('getABranch', [ref, 'renamed'], 404, /not found/i);
}
