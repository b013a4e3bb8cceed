import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { eventTypes } from './eventTypes';
import { webhookResources } from './webhookResources';

export const sendTestEventFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: webhookResources, operation: ['sendTestEvent'] } },
	[
		{
			displayName: 'Options',
			name: 'testOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Event Type',
					name: 'eventType',
					type: 'options',
					default: 'v1.project.paused',
					description:
						'The event to send. The webhook must subscribe to it. If empty, Supabase chooses one.',
					options: eventTypes,
					routing: { send: { type: 'body', property: 'type' } },
				},
			],
		},
	],
);
