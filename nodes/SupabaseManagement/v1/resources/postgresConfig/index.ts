import type { INodeProperties } from 'n8n-workflow';

import { changeFields } from './change.operations';
import { replaceFields } from './replace.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['postgresConfig'] } },
	options: [
		{
			name: 'Get',
			value: 'get',
			action: `Get Postgres config`,
			description: 'Get the settings of Postgres that differ from Supabase’s defaults',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/config/database/postgres' } },
		},
		{
			name: 'Replace',
			value: 'replace',
			action: `Replace Postgres config`,
			description: 'Set settings of Postgres, and put all others back to Supabase’s defaults',
			routing: { request: { method: 'PUT', url: '/v1/projects/{ref}/config/database/postgres' } },
		},
		{
			name: 'Update',
			value: 'update',
			action: `Update Postgres config`,
			description: 'Change settings of Postgres. Those that are not given stay as they are.',
			routing: { request: { method: 'PATCH', url: '/v1/projects/{ref}/config/database/postgres' } },
		},
	],
	default: 'get',
};

export const locators: INodeProperties[] = [];

export const fields: INodeProperties[] = [...replaceFields, ...changeFields];
