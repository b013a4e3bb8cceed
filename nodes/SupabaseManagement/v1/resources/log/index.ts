import type { INodeProperties } from 'n8n-workflow';

import { getManyFields, sendQuery } from './getMany.operation';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['log'] } },
	options: [
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many logs',
			description: 'Get the logs of a service, or the rows of a query over all logs of a project',
			routing: {
				request: { method: 'GET', url: '/v1/projects/{ref}/analytics/endpoints/logs' },
				send: { preSend: [sendQuery] },
			},
		},
	],
	default: 'getMany',
};

export const locators: INodeProperties[] = [];

export const fields: INodeProperties[] = getManyFields;
