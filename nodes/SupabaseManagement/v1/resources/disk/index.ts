import type { INodeProperties } from 'n8n-workflow';

import { keepOtherAttributes } from './otherAttributes';
import { updateFields } from './update.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['disk'] } },
	options: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get disk',
			description: 'Get the type, size, IOPS and throughput of the database’s disk',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/config/disk' } },
		},
		{
			name: 'Get Autoscaling',
			value: 'getAutoscaling',
			action: 'Get autoscaling of disk',
			description: 'Get how much the disk grows automatically, and its maximum size',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/config/disk/autoscale' } },
		},
		{
			name: 'Get Utilization',
			value: 'getUtilization',
			action: 'Get utilization of disk',
			description: 'Get the used and free disk space, in bytes',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/config/disk/util' } },
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update disk',
			description:
				'Change the type, size, IOPS or throughput of the database’s disk. Attributes that you don’t add stay unchanged.',
			routing: {
				request: { method: 'POST', url: '/v1/projects/{ref}/config/disk' },
				send: { preSend: [keepOtherAttributes] },
			},
		},
	],
	default: 'get',
};

export const locators: INodeProperties[] = [];

export const fields: INodeProperties[] = updateFields;
