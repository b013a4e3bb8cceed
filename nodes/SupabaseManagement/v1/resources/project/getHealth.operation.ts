import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const getHealthFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['project'], operation: ['getHealth'] } },
	[
		{
			displayName: 'Services',
			name: 'services',
			type: 'multiOptions',
			required: true,
			default: ['auth', 'db', 'pooler', 'realtime', 'rest', 'storage'],
			description: 'The services to check',
			options: [
				{ name: 'Auth', value: 'auth' },
				{ name: 'Data API', value: 'rest' },
				{ name: 'Database', value: 'db' },
				{ name: 'Database Sign-In as Postgres', value: 'db_postgres_user' },
				{ name: 'PgBouncer', value: 'pg_bouncer' },
				{ name: 'Pooler', value: 'pooler' },
				{ name: 'Realtime', value: 'realtime' },
				{ name: 'Storage', value: 'storage' },
			],
			routing: { send: { type: 'query', property: 'services' } },
		},
		{
			displayName: 'Options',
			name: 'projectOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Timeout',
					name: 'timeout',
					type: 'number',
					typeOptions: { minValue: 0, maxValue: 10000 },
					default: 2000,
					description: 'How long to wait for each service, in milliseconds',
					routing: { send: { type: 'query', property: 'timeout_ms' } },
				},
			],
		},
	],
);
