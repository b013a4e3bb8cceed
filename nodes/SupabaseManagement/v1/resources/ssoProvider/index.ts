import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { providerId } from './providerId';
import { samlFields } from './saml';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['ssoProvider'] } },
	options: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create SSO provider',
			description: 'Let users of a project sign in through a SAML identity provider',
			routing: {
				request: {
					method: 'POST',
					url: '/v1/projects/{ref}/config/auth/sso/providers',
					body: { type: 'saml' },
				},
			},
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete SSO provider',
			description: 'Delete an SSO provider. Its users can no longer sign in through it.',
			routing: {
				request: {
					method: 'DELETE',
					url: '/v1/projects/{ref}/config/auth/sso/providers/{provider_id}',
				},
			},
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get SSO provider',
			description: 'Get the SAML settings and the domains of an SSO provider',
			routing: {
				request: {
					method: 'GET',
					url: '/v1/projects/{ref}/config/auth/sso/providers/{provider_id}',
				},
			},
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many SSO providers',
			description: 'Get the SSO providers of a project',
			routing: {
				request: { method: 'GET', url: '/v1/projects/{ref}/config/auth/sso/providers' },
			},
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update SSO provider',
			description: 'Change the SAML settings or the domains of an SSO provider',
			routing: {
				request: {
					method: 'PUT',
					url: '/v1/projects/{ref}/config/auth/sso/providers/{provider_id}',
				},
			},
		},
	],
	default: 'getMany',
};

export const locators: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['ssoProvider'], operation: ['delete', 'get', 'update'] } },
	[providerId],
);

export const fields: INodeProperties[] = samlFields;
