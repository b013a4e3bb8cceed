import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const getOpenApiFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['database'], operation: ['getOpenApi'] } },
	[
		{
			displayName: 'Options',
			name: 'databaseGetOpenApiOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Schema',
					name: 'schema',
					type: 'string',
					default: 'public',
					description: 'The schema to describe',
					routing: { send: { type: 'query', property: 'schema' } },
				},
			],
		},
	],
);
