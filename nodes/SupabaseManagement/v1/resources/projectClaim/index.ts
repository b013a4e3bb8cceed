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
				'Move the project that a claim token is for into an organization, which pays for it from then on',
			routing: {
				request: { method: 'POST', url: '/v1/organizations/{slug}/project-claim/{token}' },
			},
		},
		{
			name: 'Create Token',
			value: 'createToken',
			action: 'Create claim token',
			description: 'Create a token that lets another organization take a project over',
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
			description: 'Get who created the claim token of a project, and until when it can be used',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/claim-token' } },
		},
		{
			name: 'Preview',
			value: 'preview',
			action: 'Preview claim of project',
			description: 'See which project a claim token is for, and what would stand in the way',
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
			{ ...organizationSlug, description: 'The organization that takes the project over' },
			{
				displayName: 'Claim Token',
				name: 'token',
				type: 'string',
				typeOptions: { password: true },
				required: true,
				default: '',
				description: 'The token that Create Token has given to the project’s present owner',
			},
		],
	),
];

export const fields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['projectClaim'], operation: ['deleteToken'] } },
	[
		{
			displayName: 'Whoever holds the token can no longer claim the project with it.',
			name: 'deleteTokenNotice',
			type: 'notice',
			default: '',
		},
	],
);
