import {
	updateDisplayOptions,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['usage'] } },
	options: [
		{
			name: 'Get API Counts',
			value: 'getApiCounts',
			action: 'Get API counts of project',
			description:
				'Get the number of requests to Auth, Data API, Realtime and Storage over time, one item per interval',
			routing: {
				request: {
					method: 'GET',
					url: '/v1/projects/{ref}/analytics/endpoints/usage.api-counts',
				},
			},
		},
		{
			name: 'Get API Request Count',
			value: 'getApiRequestCount',
			action: 'Get API request count of project',
			description: 'Get the total number of API requests of a project',
			routing: {
				request: {
					method: 'GET',
					url: '/v1/projects/{ref}/analytics/endpoints/usage.api-requests-count',
				},
			},
		},
		{
			name: 'Get Edge Function Statistics',
			value: 'getFunctionStats',
			action: 'Get edge function statistics',
			description:
				'Get calls, errors, execution times and memory of one Edge Function over time, one item per interval',
			routing: {
				request: {
					method: 'GET',
					url: '/v1/projects/{ref}/analytics/endpoints/functions.combined-stats',
				},
			},
		},
		{
			name: 'Get Metrics',
			value: 'getMetrics',
			action: 'Get metrics of project',
			description: 'Get the current load of database and server as text in the Prometheus format',
			routing: {
				request: {
					method: 'GET',
					url: '/v1/projects/{ref}/analytics/endpoints/metrics',
					encoding: 'text',
				},
			},
		},
	],
	default: 'getApiCounts',
};

export const locators: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['usage'], operation: ['getFunctionStats'] } },
	[
		{
			displayName: 'Edge Function',
			name: 'functionId',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			required: true,
			description: 'The function to get the statistics of',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Choose a function…',
					typeOptions: { searchListMethod: 'searchEdgeFunctionIds', searchable: true },
				},
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. 3c078cce-ad70-4148-9f37-4da362789053',
					hint: 'The ID that Edge Function: Get returns, not the slug',
				},
			],
			routing: { send: { type: 'query', property: 'function_id' } },
		},
	],
);

const upToThreeHours: INodePropertyOptions[] = [
	{ name: '15 Minutes', value: '15min' },
	{ name: '30 Minutes', value: '30min' },
	{ name: '1 Hour', value: '1hr' },
	{ name: '3 Hours', value: '3hr' },
];

const upToSevenDays: INodePropertyOptions[] = [
	{ name: '1 Day', value: '1day' },
	{ name: '3 Days', value: '3day' },
	{ name: '7 Days', value: '7day' },
];

export const fields: INodeProperties[] = [
	...updateDisplayOptions({ show: { resource: ['usage'], operation: ['getApiCounts'] } }, [
		{
			displayName: 'Interval',
			name: 'interval',
			type: 'options',
			default: '1day',
			description: 'The time range to count, up to now',
			// From short to long, since nobody looks for a time by its first letter.
			options: [...upToThreeHours, ...upToSevenDays],
			routing: { send: { type: 'query', property: 'interval' } },
		},
	]),
	...updateDisplayOptions({ show: { resource: ['usage'], operation: ['getFunctionStats'] } }, [
		{
			displayName: 'Interval',
			name: 'interval',
			type: 'options',
			required: true,
			default: '1day',
			description: 'The time range, up to now',
			options: [
				{ name: '15 Minutes', value: '15min' },
				{ name: '1 Hour', value: '1hr' },
				{ name: '3 Hours', value: '3hr' },
				{ name: '1 Day', value: '1day' },
			],
			routing: { send: { type: 'query', property: 'interval' } },
		},
	]),
];
