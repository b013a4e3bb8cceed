import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import { limitProperties } from './limits.properties';

export class SupabaseManagementAppOAuth2Api implements ICredentialType {
	name = 'supabaseManagementAppOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Supabase Management App OAuth2 API';

	icon: Icon = {
		light: 'file:../nodes/SupabaseManagement/supabaseManagement.svg',
		dark: 'file:../nodes/SupabaseManagement/supabaseManagement.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-supabase-management/n8n-nodes-supabase-management/blob/main/docs/credentials.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'pkce',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: '={{$self["apiAddress"]}}/v1/oauth/authorize',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: '={{$self["apiAddress"]}}/v1/oauth/token',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'header',
		},
		{
			displayName:
				'Create an OAuth app in the Supabase dashboard under your organization’s settings, OAuth Apps. You choose the scopes there.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		...limitProperties,
	];
}
