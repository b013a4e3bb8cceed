import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { apiKeyId } from './apiKeyId';
import { createFields } from './create.operation';
import { cutOffFields } from './cutOff';
import { deleteFields } from './delete.operation';
import { spareN8nKey } from './n8nKey';
import { updateFields } from './update.operation';
import { updateLegacyStatusFields } from './updateLegacyStatus.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['apiKey'] } },
	options: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create API key',
			description:
				'Create a publishable or a secret API key. Turn on Request Options → Reveal Secrets to return the secret key.',
			routing: { request: { method: 'POST', url: '/v1/projects/{ref}/api-keys' } },
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete API key',
			description: 'Delete a publishable or a secret API key. Apps that use it are refused.',
			routing: {
				request: { method: 'DELETE', url: '/v1/projects/{ref}/api-keys/{id}' },
				send: { preSend: [spareN8nKey] },
			},
		},
		{
			name: 'Enable or Disable Legacy Keys',
			value: 'updateLegacyStatus',
			action: 'Enable or disable legacy API keys',
			description: 'Enable or disable the anon and service_role keys of a project together',
			routing: { request: { method: 'PUT', url: '/v1/projects/{ref}/api-keys/legacy' } },
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get API key',
			description:
				'Get an API key. Turn on Request Options → Reveal Secrets to return a secret key in full.',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/api-keys/{id}' } },
		},
		{
			name: 'Get Legacy Status',
			value: 'getLegacyStatus',
			action: 'Get legacy status of API keys',
			description: 'Check whether the anon and service_role keys of a project are enabled',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/api-keys/legacy' } },
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many API keys',
			description:
				'Get the API keys of a project, including legacy keys. Turn on Request Options → Reveal Secrets to return secret keys in full.',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/api-keys' } },
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update API key',
			description: 'Change the name, description or claims of an API key. The key stays the same.',
			routing: { request: { method: 'PATCH', url: '/v1/projects/{ref}/api-keys/{id}' } },
		},
	],
	default: 'getMany',
};

export const locators: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['apiKey'], operation: ['delete', 'get', 'update'] } },
	[apiKeyId],
);

export const fields: INodeProperties[] = [
	...cutOffFields,
	...createFields,
	...deleteFields,
	...updateFields,
	...updateLegacyStatusFields,
];
