import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const getManyGithubConnectionsFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['organization'], operation: ['getManyGithubConnections'] } },
	[
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Project ID',
					name: 'projectRef',
					type: 'string',
					default: '',
					placeholder: 'e.g. abcdefghijklmnopqrst',
					description: 'Only the connections of this project',
					routing: { send: { type: 'query', property: 'filter.project_ref' } },
				},
			],
		},
	],
);
