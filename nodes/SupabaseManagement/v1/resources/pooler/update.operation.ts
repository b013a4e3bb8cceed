import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const updateFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['pooler'], operation: ['update'] } },
	[
		{
			displayName: 'Update Fields',
			name: 'poolerUpdateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Default Pool Size',
					name: 'defaultPoolSize',
					type: 'number',
					typeOptions: { minValue: 0, maxValue: 3000 },
					default: 15,
					description:
						'Number of database connections for each pair of user and database. If 0, Supabase chooses it by compute size.',
					routing: {
						send: { type: 'body', property: 'default_pool_size', value: '={{ $value || null }}' },
					},
				},
				{
					displayName: 'Pool Mode',
					name: 'poolMode',
					type: 'options',
					default: 'transaction',
					description: 'How long a client of the dedicated pooler keeps a database connection',
					options: [
						{ name: 'Session', value: 'session' },
						{ name: 'Transaction', value: 'transaction' },
					],
					routing: { send: { type: 'body', property: 'pool_mode' } },
				},
			],
		},
	],
);
