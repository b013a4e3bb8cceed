import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { projectRef } from '../../fields/projectRef';

export const getManyGithubConnectionsFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['organization'], operation: ['getManyGithubConnections'] } },
	[
		{
			displayName: 'Filters',
			name: 'organizationFilters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					...projectRef,
					// n8n checks an option as well as a field of the same name, and says twice what is wrong.
					name: 'filteredProjectRef',
					required: false,
					description: 'Return only the connections of this project',
					routing: { send: { type: 'query', property: 'filter.project_ref' } },
				},
			],
		},
	],
);
