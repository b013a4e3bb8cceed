import type { INodeProperties } from 'n8n-workflow';

import { shutDownFields } from './shutDown.operation';
import { updateFields } from './update.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['realtime'] } },
	options: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get realtime config',
			description: 'Get the limits of Realtime, and whether it is enabled',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/config/realtime' } },
		},
		{
			name: 'Shut Down',
			value: 'shutDown',
			action: 'Shut down realtime',
			description: 'Close all Realtime connections of a project',
			routing: { request: { method: 'POST', url: '/v1/projects/{ref}/config/realtime/shutdown' } },
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update realtime config',
			description: 'Change the limits of Realtime, or enable and disable it',
			routing: { request: { method: 'PATCH', url: '/v1/projects/{ref}/config/realtime' } },
		},
	],
	default: 'get',
};

export const locators: INodeProperties[] = [];

export const fields: INodeProperties[] = [...shutDownFields, ...updateFields];
