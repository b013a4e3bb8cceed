import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { cellsAsJson, description, favorite } from './settings';

export const updateFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['notebook'], operation: ['update'] } },
	[
		{
			displayName: 'Update Fields',
			name: 'notebookUpdateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				cellsAsJson,
				description,
				favorite,
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Weekly signups',
					description: 'Name of the notebook, up to 255 characters',
					routing: { send: { type: 'body', property: 'name' } },
				},
			],
		},
	],
);
