import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const getManySecurityFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['advisor'], operation: ['getManySecurity'] } },
	[
		{
			displayName: 'Filters',
			name: 'advisorFilters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Kind',
					name: 'lintType',
					type: 'options',
					default: 'sql',
					description: 'Return only findings of this kind',
					options: [{ name: 'In the Database', value: 'sql' }],
					routing: { send: { type: 'query', property: 'lint_type' } },
				},
			],
		},
	],
);
