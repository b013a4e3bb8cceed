import type { INodeProperties } from 'n8n-workflow';

import { getManySecurityFields } from './getManySecurity.operation';
import { oneItemPerFinding, runFields } from './run.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['advisor'] } },
	options: [
		{
			name: 'Get Many Performance Findings (Deprecated)',
			value: 'getManyPerformance',
			action: 'Get many performance findings of project',
			description:
				'Get all findings of the performance advisor, one item per finding. Supabase may remove this, so use Run instead.',
			builderHint: {
				propertyHint: 'Deprecated. Use run, with checks.',
			},
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/advisors/performance' } },
		},
		{
			name: 'Get Many Security Findings (Deprecated)',
			value: 'getManySecurity',
			action: 'Get many security findings of project',
			description:
				'Get all findings of the security advisor, one item per finding. Supabase may remove this, so use Run instead.',
			builderHint: {
				propertyHint: 'Deprecated. Use run, with checks.',
			},
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/advisors/security' } },
		},
		{
			name: 'Run',
			value: 'run',
			action: 'Run advisor',
			description:
				'Check a project for security, performance and health issues, one item per finding',
			routing: {
				request: { method: 'POST', url: '/v2/projects/{ref}/advisors/run' },
				output: { postReceive: [oneItemPerFinding] },
			},
		},
	],
	default: 'run',
};

export const locators: INodeProperties[] = [];

export const fields: INodeProperties[] = [...runFields, ...getManySecurityFields];
