import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const exchangeTokenFields: INodeProperties[] = [
	...updateDisplayOptions({ show: { resource: ['oauth'], operation: ['exchangeToken'] } }, [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'options',
			required: true,
			default: 'authorization_code',
			description: 'What to exchange for the token',
			options: [
				{ name: 'Authorization Code', value: 'authorization_code' },
				{
					name: 'JWT Assertion',
					value: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
					description: 'Beta, on the Team and Enterprise plans',
				},
				{ name: 'Refresh Token', value: 'refresh_token' },
			],
			routing: { send: { type: 'body', property: 'grant_type' } },
		},
	]),
	...updateDisplayOptions(
		{
			show: {
				resource: ['oauth'],
				operation: ['exchangeToken'],
				grantType: ['authorization_code'],
			},
		},
		[
			{
				displayName: 'Code',
				name: 'code',
				type: 'string',
				typeOptions: { password: true },
				required: true,
				default: '',
				description: 'The code from the redirect. It can be used once.',
				routing: { send: { type: 'body', property: 'code' } },
			},
		],
	),
	...updateDisplayOptions(
		{
			show: { resource: ['oauth'], operation: ['exchangeToken'], grantType: ['refresh_token'] },
		},
		[
			{
				displayName: 'Refresh Token',
				name: 'refreshToken',
				type: 'string',
				typeOptions: { password: true },
				required: true,
				default: '',
				description: 'The refresh token that came with the access token',
				routing: { send: { type: 'body', property: 'refresh_token' } },
			},
		],
	),
	...updateDisplayOptions(
		{
			show: {
				resource: ['oauth'],
				operation: ['exchangeToken'],
				grantType: ['urn:ietf:params:oauth:grant-type:jwt-bearer'],
			},
		},
		[
			{
				displayName: 'Assertion',
				name: 'assertion',
				type: 'string',
				typeOptions: { password: true },
				required: true,
				default: '',
				description: 'The signed JWT that identifies the user',
				routing: { send: { type: 'body', property: 'assertion' } },
			},
		],
	),
	...updateDisplayOptions({ show: { resource: ['oauth'], operation: ['exchangeToken'] } }, [
		{
			displayName: 'Additional Fields',
			name: 'exchangeFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: { redirectUrl: '' },
			options: [
				{
					displayName: 'Code Verifier',
					name: 'codeVerifier',
					type: 'string',
					typeOptions: { password: true },
					default: '',
					description:
						'The value from which the code challenge of the authorize URL was derived (PKCE)',
					routing: { send: { type: 'body', property: 'code_verifier' } },
				},
				{
					displayName: 'Redirect URL',
					name: 'redirectUrl',
					type: 'string',
					default: '',
					placeholder: 'e.g. https://app.acme.com/auth/callback',
					description: 'The same as in the authorize URL',
					routing: {
						send: { type: 'body', property: 'redirect_uri', value: '={{ $value || undefined }}' },
					},
				},
				{
					displayName: 'Resource',
					name: 'resource',
					type: 'string',
					default: '',
					placeholder: 'e.g. https://mcp.supabase.com/mcp',
					description: 'Address of the MCP server that the token is for',
					routing: { send: { type: 'body', property: 'resource' } },
				},
				{
					displayName: 'Scope',
					name: 'scope',
					type: 'string',
					default: '',
					placeholder: 'e.g. projects:read secrets:write',
					description: 'What the token may do, separated by spaces',
					routing: { send: { type: 'body', property: 'scope' } },
				},
			],
		},
	]),
];
