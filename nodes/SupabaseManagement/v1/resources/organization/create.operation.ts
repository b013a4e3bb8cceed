import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const createFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['organization'], operation: ['create'] } },
	[
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Acme',
			description: 'Name of the organization in the dashboard, up to 256 characters',
			routing: { send: { type: 'body', property: 'name' } },
		},
	],
);
