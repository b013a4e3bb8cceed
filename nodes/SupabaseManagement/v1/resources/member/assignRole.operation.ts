import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { projects } from './roleAndProjects';

export const assignRoleFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['member'], operation: ['assignRole'] } },
	[
		{
			displayName: 'Options',
			name: 'roleOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [projects],
		},
	],
);
