import type { INodeProperties } from 'n8n-workflow';

import { checkEndpoint, webhookFields, webhookLocators } from '../../fields/webhook';

export const operations: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['organizationWebhook'] } },
	options: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create organization webhook',
			description: 'Send events of an organization to a URL',
			builderHint: {
				propertyHint:
					'To start a workflow on an event, use the Supabase Management Trigger, which registers itself.',
			},
			routing: {
				request: { method: 'POST', url: '/v2/organizations/{slug}/webhooks/endpoints' },
				send: { preSend: [checkEndpoint] },
			},
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete organization webhook',
			description: 'Delete one webhook of an organization, with its events and deliveries',
			routing: {
				request: { method: 'DELETE', url: '/v2/organizations/{slug}/webhooks/endpoints/{id}' },
			},
		},
		{
			name: 'Delete All',
			value: 'deleteAll',
			action: 'Delete all organization webhooks',
			description: 'Delete every webhook of an organization, one item per webhook',
			routing: {
				request: { method: 'DELETE', url: '/v2/organizations/{slug}/webhooks/endpoints' },
			},
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get organization webhook',
			description: 'Get the URL, events and headers of a webhook',
			routing: {
				request: { method: 'GET', url: '/v2/organizations/{slug}/webhooks/endpoints/{id}' },
			},
		},
		{
			name: 'Get Delivery',
			value: 'getDelivery',
			action: 'Get delivery of organization webhook',
			description: 'Get an attempt to send an event, with its request and response',
			routing: {
				request: { method: 'GET', url: '/v2/organizations/{slug}/webhooks/deliveries/{id}' },
			},
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many organization webhooks',
			description: 'Get the webhooks of an organization',
			routing: {
				request: { method: 'GET', url: '/v2/organizations/{slug}/webhooks/endpoints' },
			},
		},
		{
			name: 'Get Many Deliveries',
			value: 'getManyDeliveries',
			action: 'Get many deliveries of organization webhook',
			description: 'Get the attempts to send events to a webhook, newest first',
			routing: {
				request: {
					method: 'GET',
					url: '/v2/organizations/{slug}/webhooks/endpoints/{id}/deliveries',
				},
			},
		},
		{
			name: 'Retry Delivery',
			value: 'retryDelivery',
			action: 'Retry delivery of organization webhook',
			description: 'Send the same event again, at most 10 times a minute',
			routing: {
				request: { method: 'POST', url: '/v2/organizations/{slug}/webhooks/deliveries/{id}/retry' },
			},
		},
		{
			name: 'Send Test Event',
			value: 'sendTestEvent',
			action: 'Send test event to organization webhook',
			description: 'Send a sample event to a webhook, at most 10 times a minute',
			routing: {
				request: { method: 'POST', url: '/v2/organizations/{slug}/webhooks/endpoints/{id}/test' },
			},
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update organization webhook',
			description: 'Change the URL, events, headers or secret of a webhook',
			routing: {
				request: { method: 'PATCH', url: '/v2/organizations/{slug}/webhooks/endpoints/{id}' },
				send: { preSend: [checkEndpoint] },
			},
		},
	],
	default: 'getMany',
};

export const locators: INodeProperties[] = [...webhookLocators];

/** Also those of project webhooks. */
export const fields: INodeProperties[] = webhookFields;
