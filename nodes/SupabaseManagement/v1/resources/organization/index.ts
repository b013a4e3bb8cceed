import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { organizationSlug } from '../../fields/organizationSlug';
import { createFields } from './create.operation';
import { getManyGithubConnectionsFields } from './getManyGithubConnections.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['organization'] } },
	options: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create organization',
			description: 'Create an organization on the free plan',
			routing: { request: { method: 'POST', url: '/v1/organizations' } },
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get organization',
			description: 'Get the name, plan and release channels of an organization',
			routing: { request: { method: 'GET', url: '/v1/organizations/{slug}' } },
		},
		{
			name: 'Get Entitlements',
			value: 'getEntitlements',
			action: 'Get entitlements of organization',
			description: 'Get the features and limits of an organization’s plan, one item per feature',
			routing: { request: { method: 'GET', url: '/v1/organizations/{slug}/entitlements' } },
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many organizations',
			description: 'Get the organizations that the credential can see',
			routing: { request: { method: 'GET', url: '/v1/organizations' } },
		},
		{
			name: 'Get Many GitHub Connections',
			value: 'getManyGithubConnections',
			action: `Get many GitHub connections of organization`,
			description: 'Get the GitHub repositories that projects of an organization are connected to',
			routing: {
				request: { method: 'GET', url: '/v2/organizations/{slug}/integrations/github/connections' },
			},
		},
		{
			name: 'Get Many Maintenance Windows',
			value: 'getManyMaintenanceWindows',
			action: 'Get many maintenance windows of organization',
			description:
				'Get the times when Supabase may perform maintenance on an organization’s projects',
			routing: {
				request: { method: 'GET', url: '/v2/organizations/{slug}/maintenance/windows' },
			},
		},
		{
			name: 'Get Many Roles',
			value: 'getManyRoles',
			action: 'Get many roles of organization',
			description: 'Get the roles that members of an organization can have',
			routing: { request: { method: 'GET', url: '/v2/organizations/{slug}/roles' } },
		},
	],
	default: 'getMany',
};

export const locators: INodeProperties[] = updateDisplayOptions(
	{
		show: {
			resource: ['organization'],
			operation: [
				'get',
				'getEntitlements',
				'getManyGithubConnections',
				'getManyMaintenanceWindows',
				'getManyRoles',
			],
		},
	},
	[organizationSlug],
);

export const fields: INodeProperties[] = [...createFields, ...getManyGithubConnectionsFields];
