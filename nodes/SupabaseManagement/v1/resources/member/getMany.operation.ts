import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const getManyFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['member'], operation: ['getMany'] } },
	[
		{
			displayName: 'Filters',
			name: 'memberFilters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Email',
					name: 'email',
					type: 'string',
					placeholder: 'e.g. ada@example.com',
					default: '',
					description: 'Return only the member with this primary email address',
					routing: { send: { type: 'query', property: 'filter.primary_email' } },
				},
				{
					displayName: 'Username',
					name: 'username',
					type: 'string',
					placeholder: 'e.g. ada',
					default: '',
					description: 'Return only the member with this name',
					routing: { send: { type: 'query', property: 'filter.username' } },
				},
			],
		},
	],
);
