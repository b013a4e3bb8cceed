import type { INodeProperties } from 'n8n-workflow';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['profile'] } },
	options: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get profile',
			description:
				'Get the name and email address of the credential’s user. Supabase refuses tokens that are limited to a project or organization.',
			routing: { request: { method: 'GET', url: '/v1/profile' } },
		},
	],
	default: 'get',
};

export const locators: INodeProperties[] = [];

export const fields: INodeProperties[] = [];
