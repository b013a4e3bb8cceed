import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import {
	customHeaders,
	description,
	enabled,
	signingSecret,
	subscribedTo,
	url,
} from './endpointFields';
import { webhookResources } from './webhookResources';

const optional = (field: INodeProperties): INodeProperties => ({ ...field, required: undefined });

export const updateFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: webhookResources, operation: ['update'] } },
	[
		{
			displayName: 'Update Fields',
			name: 'webhookUpdateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					...customHeaders,
					description: 'All headers to send. They replace the existing headers.',
				},
				description,
				enabled,
				optional(subscribedTo),
				optional(signingSecret),
				optional(url),
			],
		},
	],
);
