import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { createFields } from './create.operation';
import { tpaId } from './tpaId';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['thirdPartyAuth'] } },
	options: [
		{
			name: 'Create',
			value: 'create',
			action: `Create third-party integration`,
			description: 'Let a project accept tokens of Firebase, Auth0, Clerk or another provider',
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/config/auth/third-party-auth' },
			},
		},
		{
			name: 'Delete',
			value: 'delete',
			action: `Delete third-party integration`,
			description: 'Delete an integration. The project no longer accepts its provider’s tokens.',
			routing: {
				request: {
					method: 'DELETE',
					url: '/v1/projects/{ref}/config/auth/third-party-auth/{tpa_id}',
				},
			},
		},
		{
			name: 'Get',
			value: 'get',
			action: `Get third-party integration`,
			description: 'Get an integration with the keys that verify its tokens',
			routing: {
				request: {
					method: 'GET',
					url: '/v1/projects/{ref}/config/auth/third-party-auth/{tpa_id}',
				},
			},
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: `Get many third-party integrations`,
			description: 'Get the providers whose tokens a project accepts',
			routing: {
				request: { method: 'GET', url: '/v1/projects/{ref}/config/auth/third-party-auth' },
			},
		},
	],
	default: 'getMany',
};

export const locators: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['thirdPartyAuth'], operation: ['delete', 'get'] } },
	[tpaId],
);

export const fields: INodeProperties[] = createFields;
