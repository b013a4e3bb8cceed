import type { INodeProperties } from 'n8n-workflow';

import { vanitySubdomainFields } from './vanitySubdomain';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['vanitySubdomain'] } },
	options: [
		{
			name: 'Activate',
			value: 'activate',
			action: 'Activate vanity subdomain',
			description: 'Serve the project under a subdomain of supabase.co that you choose',
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/vanity-subdomain/activate' },
			},
		},
		{
			name: 'Check Availability',
			value: 'checkAvailability',
			action: 'Check availability of vanity subdomain',
			description: 'Check whether a subdomain of supabase.co is available',
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/vanity-subdomain/check-availability' },
			},
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete vanity subdomain',
			description: 'Serve the project only under its default address again',
			routing: { request: { method: 'DELETE', url: '/v1/projects/{ref}/vanity-subdomain' } },
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get vanity subdomain',
			description: 'Get the subdomain of a project, and whether it is active',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/vanity-subdomain' } },
		},
	],
	default: 'get',
};

export const locators: INodeProperties[] = [];

export const fields: INodeProperties[] = vanitySubdomainFields;
