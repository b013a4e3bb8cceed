import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { assignRoleFields } from './assignRole.operation';
import { emails, sayWhoWasInvited, sendCancelledEmails, sendInvitations } from './emails';
import { getManyFields } from './getMany.operation';
import { inviteFields } from './invite.operation';
import { removeFields } from './remove.operation';
import { checkProjects, role } from './roleAndProjects';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['member'] } },
	options: [
		{
			name: 'Assign Role',
			value: 'assignRole',
			action: 'Assign role to member',
			description:
				'Assign a member a role in the organization or in some projects (Enterprise plan)',
			routing: {
				request: { method: 'PATCH', url: '/v2/organizations/{slug}/members/{user_id}/roles' },
				send: { preSend: [checkProjects] },
			},
		},
		{
			name: 'Cancel Invitations',
			value: 'cancelInvitations',
			action: 'Cancel invitations of members',
			description: 'Cancel invitations that nobody has accepted yet (Enterprise plan)',
			routing: {
				request: { method: 'DELETE', url: '/v2/organizations/{slug}/members/invitations' },
				send: { preSend: [sendCancelledEmails] },
			},
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many members',
			description: 'Get the members of an organization with all their roles',
			builderHint: {
				propertyHint: 'Returns each member with all roles. Use it instead of getManyWithMainRole.',
			},
			routing: { request: { method: 'GET', url: '/v2/organizations/{slug}/members' } },
		},
		{
			name: 'Get Many with Main Role',
			value: 'getManyWithMainRole',
			action: 'Get many members with main role',
			description:
				'Get the members of an organization with one role per member, without project roles',
			builderHint: {
				propertyHint: 'Use getMany, unless one role per member is enough.',
			},
			routing: { request: { method: 'GET', url: '/v1/organizations/{slug}/members' } },
		},
		{
			name: 'Invite',
			value: 'invite',
			action: 'Invite members',
			description:
				'Invite people to an organization by email, one item per person (Enterprise plan)',
			routing: {
				request: { method: 'POST', url: '/v2/organizations/{slug}/members/invitations' },
				send: { preSend: [checkProjects, sendInvitations] },
				output: { postReceive: [sayWhoWasInvited] },
			},
		},
		{
			name: 'Remove',
			value: 'remove',
			action: 'Remove member',
			description: 'Remove a member and all of their roles from an organization',
			routing: {
				request: { method: 'DELETE', url: '/v2/organizations/{slug}/members/{user_id}' },
			},
		},
	],
	default: 'getMany',
};

export const locators: INodeProperties[] = [
	...updateDisplayOptions({ show: { resource: ['member'], operation: ['assignRole', 'remove'] } }, [
		{
			displayName: 'Member',
			name: 'userId',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			required: true,
			description: 'The member of the organization',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Choose a member…',
					typeOptions: { searchListMethod: 'searchMembers', searchable: true },
				},
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. 55555555-5555-4555-8555-555555555555',
				},
			],
		},
	]),
];

export const fields: INodeProperties[] = [
	...removeFields,
	...updateDisplayOptions(
		{ show: { resource: ['member'], operation: ['cancelInvitations', 'invite'] } },
		[emails],
	),
	...updateDisplayOptions({ show: { resource: ['member'], operation: ['assignRole', 'invite'] } }, [
		role,
	]),
	...assignRoleFields,
	...getManyFields,
	...inviteFields,
];
