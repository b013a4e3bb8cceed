import type { INodeProperties } from 'n8n-workflow';

import { anyEvent, eventTypes } from './eventTypes';

export const url: INodeProperties = {
	displayName: 'URL',
	name: 'url',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://example.com/hooks/supabase',
	description: 'Where to send events. It must be a public address with a domain name.',
	routing: { send: { type: 'body', property: 'url' } },
};

export const subscribedTo: INodeProperties = {
	displayName: 'Event Types',
	name: 'eventTypes',
	type: 'multiOptions',
	required: true,
	default: [],
	description: 'The events to send',
	options: [anyEvent, ...eventTypes],
	routing: { send: { type: 'body', property: 'event_types' } },
};

export const signingSecret: INodeProperties = {
	displayName: 'Signing Secret',
	name: 'signingSecret',
	type: 'string',
	typeOptions: { password: true },
	required: true,
	default: '',
	description:
		'The secret that signs events (Standard Webhooks), 8 to 64 characters. Supabase does not show it again.',
	routing: { send: { type: 'body', property: 'signing_secret' } },
};

export const customHeaders: INodeProperties = {
	displayName: 'Custom Headers',
	name: 'customHeaders',
	type: 'fixedCollection',
	placeholder: 'Add Header',
	default: {},
	description: 'Headers to send with every event',
	typeOptions: { multipleValues: true },
	options: [
		{
			displayName: 'Header',
			name: 'header',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. X-Source',
				},
				{ displayName: 'Value', name: 'value', type: 'string', default: '' },
			],
		},
	],
	routing: {
		send: { type: 'body', property: 'custom_headers', value: '={{ $value.header ?? [] }}' },
	},
};

export const description: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	placeholder: 'e.g. Notifies the team about backups',
	description: 'A note about the webhook, up to 512 characters',
	routing: { send: { type: 'body', property: 'description' } },
};

export const enabled: INodeProperties = {
	displayName: 'Enabled',
	name: 'enabled',
	type: 'boolean',
	default: true,
	description: 'Whether to send events',
	routing: { send: { type: 'body', property: 'enabled' } },
};
