import type { INodeProperties } from 'n8n-workflow';

/** Fills `{name}` in the path. */
export const branchName: INodeProperties = {
	displayName: 'Branch Name',
	name: 'branchName',
	type: 'resourceLocator',
	typeOptions: { loadOptionsDependsOn: ['parentProjectRef.value'] },
	default: { mode: 'id', value: '' },
	required: true,
	description: 'Name of the branch in the dashboard',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a branch…',
			typeOptions: { searchListMethod: 'searchBranchNames', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. preview-login-page',
			hint: 'The branch’s name, as in the dashboard',
		},
	],
};
