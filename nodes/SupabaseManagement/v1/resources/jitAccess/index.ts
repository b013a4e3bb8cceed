import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { acceptInvitationFields } from './acceptInvitation.operation';
import { authorizeFields } from './authorize.operation';
import { deleteFields } from './delete.operation';
import { email, inviteId, userId } from './person';
import { roles } from './roles';
import { updateConfigurationFields } from './updateConfiguration.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['jitAccess'] } },
	options: [
		{
			name: 'Accept Invitation',
			value: 'acceptInvitation',
			action: 'Accept invitation to JIT access',
			description: 'Accept an invitation as somebody outside the organization',
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/database/jit/invite/accept' },
			},
		},
		{
			name: 'Authorize',
			value: 'authorize',
			action: 'Authorize JIT access',
			description: 'Check whether the credential’s user may connect as a role from an IP address',
			routing: { request: { method: 'POST', url: '/v1/projects/{ref}/database/jit' } },
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete JIT access',
			description: 'Remove all database roles from a member',
			routing: { request: { method: 'DELETE', url: '/v1/projects/{ref}/database/jit/{user_id}' } },
		},
		{
			name: 'Delete Invitation',
			value: 'deleteInvitation',
			action: 'Delete invitation to JIT access',
			description: 'Cancel an invitation that has not been accepted yet',
			routing: {
				request: { method: 'DELETE', url: '/v1/projects/{ref}/database/jit/invite/{invite_id}' },
			},
		},
		{
			name: 'Get Configuration',
			value: 'getConfiguration',
			action: 'Get configuration of JIT access',
			description: 'Get whether JIT access is enabled or why it is unavailable. Beta.',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/jit-access' } },
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many people with JIT access',
			description: 'Get the people who have JIT access or an invitation to it, with their roles',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/database/jit/list' } },
		},
		{
			name: 'Get Mine',
			value: 'getMine',
			action: 'Get own JIT access',
			description: 'Get the roles that the credential’s user may use',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/database/jit' } },
		},
		{
			name: 'Invite',
			value: 'invite',
			action: 'Invite person to JIT access',
			description: 'Invite somebody outside the organization to connect to the database',
			routing: { request: { method: 'POST', url: '/v1/projects/{ref}/database/jit/invite' } },
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update JIT access',
			description: 'Set a member’s roles, with expiry and allowed networks',
			routing: { request: { method: 'PUT', url: '/v1/projects/{ref}/database/jit' } },
		},
		{
			name: 'Update Configuration',
			value: 'updateConfiguration',
			action: 'Update configuration of JIT access',
			description: 'Enable or disable temporary access to the database of a project. Beta.',
			routing: { request: { method: 'PUT', url: '/v1/projects/{ref}/jit-access' } },
		},
	],
	default: 'getMany',
};

export const locators: INodeProperties[] = [
	...updateDisplayOptions({ show: { resource: ['jitAccess'], operation: ['delete', 'update'] } }, [
		userId,
	]),
	...updateDisplayOptions({ show: { resource: ['jitAccess'], operation: ['deleteInvitation'] } }, [
		inviteId,
	]),
];

export const fields: INodeProperties[] = [
	...deleteFields,
	...updateDisplayOptions(
		{ show: { resource: ['jitAccess'], operation: ['acceptInvitation', 'invite'] } },
		[email],
	),
	...acceptInvitationFields,
	...authorizeFields,
	...updateDisplayOptions({ show: { resource: ['jitAccess'], operation: ['invite', 'update'] } }, [
		roles,
	]),
	...updateConfigurationFields,
];
