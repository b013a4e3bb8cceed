import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const updateFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['project'], operation: ['update'] } },
	[
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. acme-prod',
			description: 'The new name of the project, up to 256 characters',
			routing: { send: { type: 'body', property: 'name' } },
		},
	],
);
