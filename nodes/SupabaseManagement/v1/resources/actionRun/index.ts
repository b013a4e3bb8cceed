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
			description: 'Get how many action runs a project has had',
			routing: {
				request: { method: 'HEAD', url: '/v1/projects/{ref}/actions' },
				output: { postReceive: [readCount] },
			},
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get action run',
			description: 'Get how far each step of an action run has come',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/actions/{run_id}' } },
		},
		{
			name: 'Get Logs',
			value: 'getLogs',
			action: 'Get logs of action run',
			description: 'Get what an action run wrote while it ran, as text',
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
			description: 'Get the runs that deployed branches of a project, or changed them',
			routing: { request: { method: 'GET', url: '/v1/projects/{ref}/actions' } },
		},
		{
			name: 'Update Status',
			value: 'updateStatus',
			action: 'Update status of action run',
			description: 'Set how far the steps of an action run that is under way have come',
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
