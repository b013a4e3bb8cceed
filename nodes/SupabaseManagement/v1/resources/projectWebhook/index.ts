import type { INodeProperties } from 'n8n-workflow';

import { checkEndpoint } from '../../fields/webhook';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['projectWebhook'] } },
	options: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create project webhook',
			description: 'Send events of a project to a URL',
			builderHint: {
				propertyHint:
					'To start a workflow on an event, use the Supabase Management Trigger, which registers itself.',
			},
			routing: {
				request: { method: 'POST', url: '/v2/projects/{ref}/webhooks/endpoints' },
				send: { preSend: [checkEndpoint] },
			},
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete project webhook',
			description: 'Delete one webhook of a project, with its events and deliveries',
			routing: {
				request: { method: 'DELETE', url: '/v2/projects/{ref}/webhooks/endpoints/{id}' },
			},
		},
		{
			name: 'Delete All',
			value: 'deleteAll',
			action: 'Delete all project webhooks',
			description: 'Delete every webhook of a project, one item per webhook',
			routing: {
				request: { method: 'DELETE', url: '/v2/projects/{ref}/webhooks/endpoints' },
			},
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get project webhook',
			description: 'Get the URL, events and headers of a webhook',
			routing: {
				request: { method: 'GET', url: '/v2/projects/{ref}/webhooks/endpoints/{id}' },
			},
		},
		{
			name: 'Get Delivery',
			value: 'getDelivery',
			action: 'Get delivery of project webhook',
			description: 'Get an attempt to send an event, with its request and response',
			routing: {
				request: { method: 'GET', url: '/v2/projects/{ref}/webhooks/deliveries/{id}' },
			},
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many project webhooks',
			description: 'Get the webhooks of a project',
			routing: {
				request: { method: 'GET', url: '/v2/projects/{ref}/webhooks/endpoints' },
			},
		},
		{
			name: 'Get Many Deliveries',
			value: 'getManyDeliveries',
			action: 'Get many deliveries of project webhook',
			description: 'Get the attempts to send events to a webhook, newest first',
			routing: {
				request: { method: 'GET', url: '/v2/projects/{ref}/webhooks/endpoints/{id}/deliveries' },
			},
		},
		{
			name: 'Retry Delivery',
			value: 'retryDelivery',
			action: 'Retry delivery of project webhook',
			description: 'Send the same event again, at most 10 times a minute',
			routing: {
				request: { method: 'POST', url: '/v2/projects/{ref}/webhooks/deliveries/{id}/retry' },
			},
		},
		{
			name: 'Send Test Event',
			value: 'sendTestEvent',
			action: 'Send test event to project webhook',
			description: 'Send a sample event to a webhook, at most 10 times a minute',
			routing: {
				request: { method: 'POST', url: '/v2/projects/{ref}/webhooks/endpoints/{id}/test' },
			},
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update project webhook',
			description: 'Change the URL, events, headers or secret of a webhook',
			routing: {
				request: { method: 'PATCH', url: '/v2/projects/{ref}/webhooks/endpoints/{id}' },
				send: { preSend: [checkEndpoint] },
			},
		},
	],
	default: 'getMany',
};

/** Shared with organization webhooks, which name them. */
export const locators: INodeProperties[] = [];

/** Shared with organization webhooks, which name them. */
export const fields: INodeProperties[] = [];
