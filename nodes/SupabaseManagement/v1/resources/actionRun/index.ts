import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { readCount } from './count.operation';
import { runId } from './runId';
import { updateStatusFields } from './updateStatus.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['actionRun'] } },
	options: [
		{
			name: 'Count',
			value: 'count',
			action: 'Count action runs',
			description: 'Get the number of action runs of a project',
			routing: {
				request: { method: 'HEAD', url: '/v1/projects/{ref}/actions' },
				output: { postReceive: [readCount] },
			},
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get action run',
			description: 'Get an action run with the status of its steps',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/actions/{run_id}' } },
		},
		{
			name: 'Get Logs',
			value: 'getLogs',
			action: 'Get logs of action run',
			description: 'Get the logs of an action run as text',
			routing: {
				request: {
					method: 'GET',
					url: '/v1/projects/{ref}/actions/{run_id}/logs',
					encoding: 'text',
				},
			},
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many action runs',
			description: 'Get the runs that deployed or changed branches of a project',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/actions' } },
		},
		{
			name: 'Update Status',
			value: 'updateStatus',
			action: 'Update status of action run',
			description: 'Set the status of the steps of an action run in progress',
			routing: {
				request: { method: 'PATCH', url: '/v1/projects/{ref}/actions/{run_id}/status' },
			},
		},
	],
	default: 'getMany',
};

export const locators: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['actionRun'], operation: ['get', 'getLogs', 'updateStatus'] } },
	[runId],
);

export const fields: INodeProperties[] = updateStatusFields;
