import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

import { limitProperties } from './limits.properties';

export class SupabaseManagementTokenApi implements ICredentialType {
	name = 'supabaseManagementTokenApi';

	displayName = 'Supabase Management Access Token API';

	icon: Icon = {
		light: 'file:../nodes/SupabaseManagement/supabaseManagement.svg',
		dark: 'file:../nodes/SupabaseManagement/supabaseManagement.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-supabase-management/n8n-nodes-supabase-management/blob/main/docs/credentials.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'sbp_…',
			description:
				'Create one in the Supabase dashboard under Account Preferences, Access Tokens. This is not a project’s API key.',
		},
		...limitProperties,
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.accessToken}}' } },
	};

	/**
	 * Supabase answers 403 to a valid scoped token that may not list organizations, and 401 to
	 * an invalid one. So a 403 passes the test here.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.apiAddress}}',
			url: '/v1/organizations',
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: {
				ignore: true,
				except: [301, 302, 307, 308, 400, 401, 404, 405, 408, 429, 500, 502, 503, 504],
			},
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'Supabase does not accept this access token. It may be mistyped, revoked or expired, or it is a project’s API key: create an access token in the Supabase dashboard under Account Preferences, Access Tokens.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'There is no Supabase Management API at this API address.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 429,
					message: 'Supabase limits the number of requests. Wait a minute and test again.',
				},
			},
		],
	};
}
