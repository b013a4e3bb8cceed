import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const revokeTokenFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['oauth'], operation: ['revokeToken'] } },
	[
		{
			displayName: 'Refresh Token',
			name: 'refreshToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The refresh token of the app. Its access tokens are also revoked.',
			routing: { send: { type: 'body', property: 'refresh_token' } },
		},
	],
);
