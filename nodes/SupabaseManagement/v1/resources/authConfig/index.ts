import type { INodeProperties } from 'n8n-workflow';

import { updateFields } from './update.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['authConfig'] } },
	options: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get auth config',
			description:
				'Get how users sign in: providers, emails, SMS, sessions, hooks, limits and all else',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/config/auth' } },
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update auth config',
			description: 'Change settings of auth. Those that are not given stay as they are.',
			routing: { request: { method: 'PATCH', url: '/v1/projects/{ref}/config/auth' } },
		},
	],
	default: 'get',
};

export const locators: INodeProperties[] = [];

export const fields: INodeProperties[] = updateFields;
