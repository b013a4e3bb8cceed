import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { projectRef } from '../../fields/projectRef';
import { addressFields } from './address';
import { appFields } from './app';
import { exchangeTokenFields } from './exchangeToken.operation';
import { revokeTokenFields } from './revokeToken.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['oauth'] } },
	options: [
		{
			name: 'Exchange Token',
			value: 'exchangeToken',
			action: `Exchange OAuth token`,
			description: 'Get an access token for an OAuth app, or a new one when it expires. Beta.',
			routing: {
				request: {
					method: 'POST',
					url: '/v1/oauth/token',
					headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
				},
			},
		},
		{
			name: 'Get Authorize URL',
			value: 'getAuthorizeUrl',
			action: 'Get authorize URL',
			description:
				'Build the URL where a user authorizes an OAuth app. Sends nothing to Supabase. Beta.',
			routing: {
				request: { method: 'GET', url: '/v1/oauth/authorize', qs: { response_type: 'code' } },
			},
		},
		{
			name: 'Get Project Claim URL',
			value: 'getProjectClaimUrl',
			action: 'Get project claim URL',
			description:
				'Build the URL where a user authorizes an OAuth app and claims a project. Sends nothing to Supabase.',
			routing: {
				request: {
					method: 'GET',
					url: '/v1/oauth/authorize/project-claim',
					qs: { response_type: 'code' },
				},
			},
		},
		{
			name: 'Revoke Token',
			value: 'revokeToken',
			action: `Revoke OAuth token`,
			description: 'Revoke a user’s authorization of an OAuth app, with all of its tokens. Beta.',
			routing: { request: { method: 'POST', url: '/v1/oauth/revoke' } },
		},
	],
	default: 'getAuthorizeUrl',
};

export const locators: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['oauth'], operation: ['getProjectClaimUrl'] } },
	[
		{
			...projectRef,
			name: 'claimedProjectRef',
			description: 'The project to claim',
			routing: { send: { type: 'query', property: 'project_ref' } },
		},
	],
);

export const fields: INodeProperties[] = [
	...appFields,
	...exchangeTokenFields,
	...addressFields,
	...revokeTokenFields,
];
