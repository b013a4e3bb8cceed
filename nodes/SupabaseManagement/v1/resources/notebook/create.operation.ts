import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { cellsAsJson, description, favorite } from './settings';

export const createName: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['notebook'], operation: ['create'] } },
	[
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Weekly signups',
			description: 'Name of the notebook, up to 255 characters',
			routing: { send: { type: 'body', property: 'name' } },
		},
	],
);

export const createFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['notebook'], operation: ['create'] } },
	[
		{
			displayName: 'Additional Fields',
			name: 'notebookAdditionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [cellsAsJson, description, favorite],
		},
	],
);
