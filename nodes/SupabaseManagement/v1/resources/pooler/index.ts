import type { INodeProperties } from 'n8n-workflow';

import { updateFields } from './update.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['pooler'] } },
	options: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get pooler config',
			description:
				'Get the connection settings of the shared pooler (Supavisor), one item per database',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/config/database/pooler' } },
		},
		{
			name: 'Get PgBouncer',
			value: 'getPgbouncer',
			action: `Get PgBouncer config of project`,
			description: 'Get the settings of the dedicated pooler (PgBouncer)',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/config/database/pgbouncer' } },
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update pooler config',
			description: 'Change the pool size and the pool mode',
			routing: { request: { method: 'PATCH', url: '/v1/projects/{ref}/config/database/pooler' } },
		},
	],
	default: 'get',
};

export const locators: INodeProperties[] = [];

export const fields: INodeProperties[] = updateFields;
