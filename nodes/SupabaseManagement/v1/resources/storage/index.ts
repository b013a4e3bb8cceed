import type { INodeProperties } from 'n8n-workflow';

import { updateFields } from './update.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['storage'] } },
	options: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get storage config',
			description: 'Get the upload limit and the features of Storage',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/config/storage' } },
		},
		{
			name: 'Get Many Buckets',
			value: 'getManyBuckets',
			action: 'Get many buckets of storage',
			description: 'Get the buckets of a project, public and private',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/storage/buckets' } },
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update storage config',
			description: 'Change the upload limit, or enable and disable features of Storage',
			routing: { request: { method: 'PATCH', url: '/v1/projects/{ref}/config/storage' } },
		},
	],
	default: 'get',
};

export const locators: INodeProperties[] = [];

export const fields: INodeProperties[] = updateFields;
