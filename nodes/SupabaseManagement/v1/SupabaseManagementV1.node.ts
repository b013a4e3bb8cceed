import type { INodeType, INodeTypeBaseDescription, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { returnAllAndLimit } from './fields/returnAllAndLimit';
import * as listSearch from './methods';
import { runOperation } from './request';
import { fields, locators, operations } from './resources';

export class SupabaseManagementV1 implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Supabase Management',
		name: 'supabaseManagement',
		icon: {
			light: 'file:../supabaseManagement.svg',
			dark: 'file:../supabaseManagement.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Manage Supabase projects, organizations and everything else in the dashboard',
		defaults: { name: 'Supabase Management' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'supabaseManagementTokenApi',
				required: true,
				displayOptions: { show: { authentication: ['accessToken'] } },
			},
			{
				name: 'supabaseManagementAppOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
		],
		requestDefaults: { baseURL: '={{ $credentials.apiAddress }}' },
		requestOperations: { pagination: runOperation },
		properties: [
			{
				displayName: 'Authentication',
				name: 'authentication',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Access Token', value: 'accessToken' },
					{ name: 'OAuth2', value: 'oAuth2' },
				],
				default: 'accessToken',
			},
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				// Hands every operation to runOperation, above.
				routing: { send: { paginate: true } },
				options: [
					{ name: 'Organization', value: 'organization' },
					{ name: 'Project', value: 'project' },
				],
				default: 'project',
			},
			...operations,
			...locators,
			...returnAllAndLimit,
			...fields,
		],
	};

	methods = { listSearch };

	constructor(identity: INodeTypeBaseDescription) {
		this.description = { ...this.description, ...identity };
	}
}
