import type { INodeProperties } from 'n8n-workflow';

import { deleteFields } from './delete.operation';
import { initializeFields } from './initialize.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['customHostname'] } },
	options: [
		{
			name: 'Activate',
			value: 'activate',
			action: 'Activate custom hostname',
			description: 'Serve the project under its verified hostname (step 3 of 3)',
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/custom-hostname/activate' },
			},
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete custom hostname',
			description: 'Serve the project only under its default address again',
			routing: { request: { method: 'DELETE', url: '/v1/projects/{ref}/custom-hostname' } },
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get custom hostname',
			description: 'Get the status of the setup, and the DNS records that it needs',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/custom-hostname' } },
		},
		{
			name: 'Initialize',
			value: 'initialize',
			action: 'Initialize custom hostname',
			description: 'Start the setup of a hostname, and get the DNS records to create (step 1 of 3)',
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/custom-hostname/initialize' },
			},
		},
		{
			name: 'Verify DNS',
			value: 'verifyDns',
			action: 'Verify DNS of custom hostname',
			description: 'Have Supabase check the DNS records (step 2 of 3)',
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/custom-hostname/reverify' },
			},
		},
	],
	default: 'get',
};

export const locators: INodeProperties[] = [];

export const fields: INodeProperties[] = [...deleteFields, ...initializeFields];
