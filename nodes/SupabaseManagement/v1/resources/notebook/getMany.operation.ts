import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const getManyFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['notebook'], operation: ['getMany'] } },
	[
		{
			displayName: 'Filters',
			name: 'notebookFilters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Weekly signups',
					description: 'Return only notebooks with this name',
					routing: { send: { type: 'query', property: 'filter.name' } },
				},
				{
					displayName: 'Sort',
					name: 'sort',
					type: 'options',
					default: 'name',
					options: [
						{ name: 'Name, A to Z', value: 'name' },
						{ name: 'Name, Z to A', value: '-name' },
						{ name: 'Newest First', value: '-inserted_at' },
						{ name: 'Oldest First', value: 'inserted_at' },
					],
					routing: { send: { type: 'query', property: 'sort' } },
				},
			],
		},
	],
);
