import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { organizationSlug } from '../../fields/organizationSlug';

/** The page for claiming a project already has the organization and the scope. */
const exceptForClaims = { show: { '/operation': ['getAuthorizeUrl'] } };

/** The parameters of the two addresses. */
export const addressFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['oauth'], operation: ['getAuthorizeUrl', 'getProjectClaimUrl'] } },
	[
		{
			displayName: 'Redirect URL',
			name: 'redirectUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://app.acme.com/auth/callback',
			description: 'Where the user is redirected to, as registered for the OAuth app',
			routing: { send: { type: 'query', property: 'redirect_uri' } },
		},
		{
			displayName: 'Additional Fields',
			name: 'oauthAdditionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Code Challenge',
					name: 'codeChallenge',
					type: 'string',
					default: '',
					description: 'Proves later that the app that exchanges the code also requested it (PKCE)',
					routing: { send: { type: 'query', property: 'code_challenge' } },
				},
				{
					displayName: 'Code Challenge Method',
					name: 'codeChallengeMethod',
					type: 'options',
					default: 'S256',
					description: 'How the code challenge is derived from the code verifier',
					options: [
						{ name: 'Plain', value: 'plain' },
						{ name: 'S256', value: 'S256' },
						{ name: 'SHA256', value: 'sha256' },
					],
					routing: { send: { type: 'query', property: 'code_challenge_method' } },
				},
				{
					...organizationSlug,
					// n8n checks an option as well as a field of the same name, and says twice what is wrong.
					name: 'preselectedOrganizationSlug',
					required: false,
					displayOptions: exceptForClaims,
					description: 'The organization that is preselected on the page',
					routing: { send: { type: 'query', property: 'organization_slug' } },
				},
				{
					displayName: 'Resource',
					name: 'resource',
					type: 'string',
					displayOptions: exceptForClaims,
					default: '',
					placeholder: 'e.g. https://mcp.supabase.com/mcp',
					description: 'Address of the MCP server that the token is for',
					routing: { send: { type: 'query', property: 'resource' } },
				},
				{
					displayName: 'Response Mode',
					name: 'responseMode',
					type: 'string',
					default: '',
					placeholder: 'e.g. query',
					description: 'How the response is passed to the redirect URL',
					routing: { send: { type: 'query', property: 'response_mode' } },
				},
				{
					displayName: 'Response Type',
					name: 'responseType',
					type: 'options',
					default: 'code',
					description: 'What the redirect contains',
					options: [
						{ name: 'Code', value: 'code' },
						{ name: 'ID Token and Token', value: 'id_token token' },
						{ name: 'Token', value: 'token' },
					],
					routing: { send: { type: 'query', property: 'response_type' } },
				},
				{
					displayName: 'Scope',
					name: 'scope',
					type: 'string',
					displayOptions: exceptForClaims,
					default: '',
					placeholder: 'e.g. projects:read secrets:write',
					description: 'What the app may do, separated by spaces',
					routing: { send: { type: 'query', property: 'scope' } },
				},
				{
					displayName: 'State',
					name: 'state',
					type: 'string',
					default: '',
					description:
						'Returned unchanged in the redirect, so that you can match it with the request',
					routing: { send: { type: 'query', property: 'state' } },
				},
				{
					displayName: 'Target Flow',
					name: 'targetFlow',
					type: 'string',
					displayOptions: exceptForClaims,
					default: '',
					description: 'The flow in the dashboard to show to the user',
					routing: { send: { type: 'query', property: 'target_flow' } },
				},
			],
		},
	],
);
