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
				'Get the name and email address of the user whom the credential belongs to. Tokens of a single project or organization are refused.',
			routing: { request: { method: 'GET', url: '/v1/profile' } },
		},
	],
	default: 'get',
};

export const locators: INodeProperties[] = [];

export const fields: INodeProperties[] = [];
