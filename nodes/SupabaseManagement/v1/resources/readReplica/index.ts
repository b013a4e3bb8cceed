import type { INodeProperties } from 'n8n-workflow';

import { removeFields } from './remove.operation';
import { setUpFields } from './setUp.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['readReplica'] } },
	options: [
		{
			name: 'Remove',
			value: 'remove',
			action: 'Remove read replica',
			description: 'Delete a read replica. The primary database doesn’t change. Beta.',
			routing: { request: { method: 'POST', url: '/v1/projects/{ref}/read-replicas/remove' } },
		},
		{
			name: 'Set Up',
			value: 'setUp',
			action: 'Set up read replica',
			description: 'Add a read-only copy of the database in a region that you choose. Beta.',
			routing: { request: { method: 'POST', url: '/v1/projects/{ref}/read-replicas/setup' } },
		},
	],
	default: 'setUp',
};

export const locators: INodeProperties[] = [];

export const fields: INodeProperties[] = [...removeFields, ...setUpFields];
