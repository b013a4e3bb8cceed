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
				'Get the settings for how users sign in: providers, emails, SMS, sessions, hooks, limits and more',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/config/auth' } },
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update auth config',
			description: 'Change settings of Auth. Settings that you don’t add stay unchanged.',
			builderHint: {
				propertyHint:
					'Set specifySettings to "json" and settingsJson to an object with the names that Get returns.',
			},
			routing: { request: { method: 'PATCH', url: '/v1/projects/{ref}/config/auth' } },
		},
	],
	default: 'get',
};

export const locators: INodeProperties[] = [];

export const fields: INodeProperties[] = updateFields;
