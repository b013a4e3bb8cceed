import type { INodeProperties } from 'n8n-workflow';

import { computeSize } from '../../fields/computeSize';

/* Settings of a branch that more than one operation offers. */

export const branchComputeSize: INodeProperties = {
	...computeSize,
	description:
		'Memory and processor cores of the branch’s database. If empty, the smallest possible size.',
	routing: { send: { type: 'body', property: 'desired_instance_size' } },
};

export const gitBranch: INodeProperties = {
	displayName: 'Git Branch',
	name: 'gitBranch',
	type: 'string',
	default: '',
	placeholder: 'e.g. feature/login-page',
	description: 'The branch of the connected GitHub repository to follow. It must exist there.',
	routing: { send: { type: 'body', property: 'git_branch' } },
};

export const notifyUrl: INodeProperties = {
	displayName: 'Notify URL',
	name: 'notifyUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/webhooks/branches',
	description: 'Address that Supabase calls when the status of the branch changes',
	routing: { send: { type: 'body', property: 'notify_url' } },
};

export const persistent: INodeProperties = {
	displayName: 'Persistent',
	name: 'persistent',
	type: 'boolean',
	default: false,
	description:
		'Whether to keep the branch when its pull request is merged or its Git branch is deleted',
	routing: { send: { type: 'body', property: 'persistent' } },
};

export const region: INodeProperties = {
	displayName: 'Region',
	name: 'region',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'Where to create the branch’s database. If empty, the region of the project.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a region…',
			typeOptions: { searchListMethod: 'searchRegionsOfProject', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. eu-central-1' },
	],
	routing: { send: { type: 'body', property: 'region' } },
};

export const withData: INodeProperties = {
	displayName: 'With Data',
	name: 'withData',
	type: 'boolean',
	default: false,
	description: 'Whether the branch starts with the data of the project’s latest physical backup',
	routing: { send: { type: 'body', property: 'with_data' } },
};
