import type { INodeProperties } from 'n8n-workflow';

import { getStatusFields } from './getStatus.operation';
import { upgradeFields } from './upgrade.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['postgresUpgrade'] } },
	options: [
		{
			name: 'Check Eligibility',
			value: 'checkEligibility',
			action: `Check eligibility for Postgres upgrade`,
			description:
				'Get the versions that the database can be upgraded to, and what prevents an upgrade. Beta.',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/upgrade/eligibility' } },
		},
		{
			name: 'Get Status',
			value: 'getStatus',
			action: `Get status of Postgres upgrade`,
			description: 'Get the progress of the database upgrade. Beta.',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/upgrade/status' } },
		},
		{
			name: 'Upgrade',
			value: 'upgrade',
			action: `Upgrade Postgres`,
			description: 'Upgrade the database to a newer version of Postgres. Beta.',
			routing: { request: { method: 'POST', url: '/v1/projects/{ref}/upgrade' } },
		},
	],
	default: 'checkEligibility',
};

export const locators: INodeProperties[] = [];

export const fields: INodeProperties[] = [...getStatusFields, ...upgradeFields];
