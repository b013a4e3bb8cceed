import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { destination } from './destination';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['logDrain'] } },
	options: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create log drain',
			description:
				'Send all logs of a project to an external service. Requires the Pro, Team or Enterprise plan.',
			routing: { request: { method: 'POST', url: '/v2/projects/{ref}/analytics/log-drains' } },
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete log drain',
			description: 'Stop sending logs to an external service',
			routing: {
				request: { method: 'DELETE', url: '/v2/projects/{ref}/analytics/log-drains/{id}' },
			},
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many log drains',
			description: 'Get the destinations of a project’s logs, with their settings',
			routing: { request: { method: 'GET', url: '/v2/projects/{ref}/analytics/log-drains' } },
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update log drain',
			description: 'Change the name or the destination of a log drain',
			routing: {
				request: { method: 'PUT', url: '/v2/projects/{ref}/analytics/log-drains/{id}' },
			},
		},
	],
	default: 'getMany',
};

export const locators: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['logDrain'], operation: ['delete', 'update'] } },
	[
		{
			displayName: 'Log Drain',
			name: 'logDrainId',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			required: true,
			description: 'The log drain to work on',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Choose a log drain…',
					typeOptions: { searchListMethod: 'searchLogDrains', searchable: true },
				},
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. 3c078cce-ad70-4148-9f37-4da362789053',
				},
			],
		},
	],
);

export const fields: INodeProperties[] = [
	...updateDisplayOptions({ show: { resource: ['logDrain'], operation: ['delete'] } }, [
		{
			displayName:
				'The destination receives no more logs of this project. Existing logs stay there.',
			name: 'deleteLogDrainNotice',
			type: 'notice',
			default: '',
		},
	]),
	...updateDisplayOptions({ show: { resource: ['logDrain'], operation: ['create'] } }, [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Datadog production',
			description: 'Name of the log drain in the dashboard',
			routing: { send: { type: 'body', property: 'name' } },
		},
	]),
	...updateDisplayOptions({ show: { resource: ['logDrain'], operation: ['create', 'update'] } }, [
		destination,
	]),
	...updateDisplayOptions({ show: { resource: ['logDrain'], operation: ['create'] } }, [
		{
			displayName: 'Additional Fields',
			name: 'logDrainAdditionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					default: '',
					description: 'A note about the log drain',
					routing: { send: { type: 'body', property: 'description' } },
				},
			],
		},
	]),
	...updateDisplayOptions({ show: { resource: ['logDrain'], operation: ['update'] } }, [
		{
			displayName: 'Update Fields',
			name: 'logDrainUpdateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					default: '',
					description: 'A note about the log drain',
					routing: { send: { type: 'body', property: 'description' } },
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					description: 'Name of the log drain in the dashboard',
					routing: { send: { type: 'body', property: 'name' } },
				},
			],
		},
	]),
];
