import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { organizationSlug } from '../../fields/organizationSlug';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['projectClaim'] } },
	options: [
		{
			name: 'Claim',
			value: 'claim',
			action: 'Claim project',
			description:
				'Transfer the project of a claim token to an organization, which then pays for it',
			routing: {
				request: { method: 'POST', url: '/v1/organizations/{slug}/project-claim/{token}' },
			},
		},
		{
			name: 'Create Token',
			value: 'createToken',
			action: 'Create claim token',
			description: 'Create a token with which another organization can claim a project',
			routing: { request: { method: 'POST', url: '/v1/projects/{ref}/claim-token' } },
		},
		{
			name: 'Delete Token',
			value: 'deleteToken',
			action: 'Delete claim token',
			description: 'Delete the claim token of a project',
			routing: { request: { method: 'DELETE', url: '/v1/projects/{ref}/claim-token' } },
		},
		{
			name: 'Get Token',
			value: 'getToken',
			action: 'Get claim token',
			description: 'Get the creator and the expiry of a project’s claim token',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/claim-token' } },
		},
		{
			name: 'Preview',
			value: 'preview',
			action: 'Preview claim of project',
			description: 'Check which project a claim token is for, and what would prevent the claim',
			routing: {
				request: { method: 'GET', url: '/v1/organizations/{slug}/project-claim/{token}' },
			},
		},
	],
	default: 'preview',
};

export const locators: INodeProperties[] = [
	...updateDisplayOptions(
		{ show: { resource: ['projectClaim'], operation: ['claim', 'preview'] } },
		[
			{ ...organizationSlug, description: 'The organization that claims the project' },
			{
				displayName: 'Claim Token',
				name: 'token',
				type: 'string',
				typeOptions: { password: true },
				required: true,
				default: '',
				description: 'The token that Create Token returned to the project’s current owner',
			},
		],
	),
];

export const fields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['projectClaim'], operation: ['deleteToken'] } },
	[
		{
			displayName: 'Nobody can claim the project with this token after that.',
			name: 'deleteTokenNotice',
			type: 'notice',
			default: '',
		},
	],
);
