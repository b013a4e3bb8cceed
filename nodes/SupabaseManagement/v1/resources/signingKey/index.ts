import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { createFields } from './create.operation';
import { cutOffFields } from './cutOff';
import { signingKeyId } from './signingKeyId';
import { updateStatusFields } from './updateStatus.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['signingKey'] } },
	options: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create signing key',
			description: 'Create a standby key with which Auth can sign tokens',
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/config/auth/signing-keys' },
			},
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete signing key',
			description: 'Delete a signing key that was revoked some time ago',
			routing: {
				request: { method: 'DELETE', url: '/v1/projects/{ref}/config/auth/signing-keys/{id}' },
			},
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get signing key',
			description: 'Get the status and the public part of a signing key',
			routing: {
				request: { method: 'GET', url: '/v1/projects/{ref}/config/auth/signing-keys/{id}' },
			},
		},
		{
			name: 'Get Legacy',
			value: 'getLegacy',
			action: 'Get legacy signing key',
			description: 'Get the signing key of the legacy JWT secret',
			routing: {
				request: { method: 'GET', url: '/v1/projects/{ref}/config/auth/signing-keys/legacy' },
			},
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many signing keys',
			description: 'Get the signing keys of a project with their status',
			routing: {
				request: { method: 'GET', url: '/v1/projects/{ref}/config/auth/signing-keys' },
			},
		},
		{
			name: 'Migrate Legacy JWT Secret',
			value: 'createLegacy',
			action: 'Migrate legacy JWT secret',
			description: 'Convert the legacy JWT secret of a project to a signing key in use',
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/config/auth/signing-keys/legacy' },
			},
		},
		{
			name: 'Update Status',
			value: 'updateStatus',
			action: 'Update status of signing key',
			description: 'Activate, retire or revoke a signing key',
			routing: {
				request: { method: 'PATCH', url: '/v1/projects/{ref}/config/auth/signing-keys/{id}' },
			},
		},
	],
	default: 'getMany',
};

export const locators: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['signingKey'], operation: ['delete', 'get', 'updateStatus'] } },
	[signingKeyId],
);

export const fields: INodeProperties[] = [...cutOffFields, ...createFields, ...updateStatusFields];
