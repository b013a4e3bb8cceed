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
			description: 'Set some settings of Postgres, and reset all others to Supabase’s defaults',
			builderHint: {
				propertyHint: 'Resets every setting that is not sent. To change some settings, use update.',
			},
			routing: { request: { method: 'PUT', url: '/v1/projects/{ref}/config/database/postgres' } },
		},
		{
			name: 'Update',
			value: 'update',
			action: `Update Postgres config`,
			description: 'Change settings of Postgres. Settings that you don’t add stay unchanged.',
			builderHint: {
				propertyHint:
					'Changes some settings, and keeps all others. Set specifySettings to "json" and settingsJson to an object.',
			},
			routing: { request: { method: 'PATCH', url: '/v1/projects/{ref}/config/database/postgres' } },
		},
	],
	default: 'get',
};

export const locators: INodeProperties[] = [];

export const fields: INodeProperties[] = [...replaceFields, ...changeFields];
