import type { INodeProperties } from 'n8n-workflow';

/** Fills `{run_id}` in the path. */
export const runId: INodeProperties = {
	displayName: 'Action Run',
	name: 'runId',
	type: 'resourceLocator',
	typeOptions: { loadOptionsDependsOn: ['projectRef.value'] },
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The action run to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose an action run…',
			typeOptions: { searchListMethod: 'searchActionRuns', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. run_01hq3q9m7y5q7e4a7x2c8m1p4n',
			hint: 'The workflow_run_id that Branch: Merge, Push and Reset return',
		},
	],
};
