import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const getManyInOrganizationByAgeFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['project'], operation: ['getManyInOrganizationByAge'] } },
	[
		{
			displayName: 'Filters',
			name: 'projectGetManyInOrganizationByAgeFilters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Search',
					name: 'search',
					type: 'string',
					default: '',
					placeholder: 'e.g. acme',
					description: 'Part of the name',
					routing: { send: { type: 'query', property: 'search' } },
				},
				{
					displayName: 'Sort',
					name: 'sort',
					type: 'options',
					default: 'inserted_at',
					options: [
						{ name: 'Newest First', value: '-inserted_at' },
						{ name: 'Oldest First', value: 'inserted_at' },
					],
					routing: { send: { type: 'query', property: 'sort' } },
				},
			],
		},
	],
);
