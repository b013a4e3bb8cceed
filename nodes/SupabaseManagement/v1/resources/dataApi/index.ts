import type { INodeProperties } from 'n8n-workflow';

import { updateFields } from './update.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['dataApi'] } },
	options: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get data API config',
			description: 'Get the settings of the Data API (PostgREST): exposed schemas and limits',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/postgrest' } },
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update data API config',
			description: 'Change which schemas the Data API (PostgREST) exposes, and its limits',
			routing: { request: { method: 'PATCH', url: '/v1/projects/{ref}/postgrest' } },
		},
	],
	default: 'get',
};

export const locators: INodeProperties[] = [];

export const fields: INodeProperties[] = updateFields;
