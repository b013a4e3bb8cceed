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

export const createFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: webhookResources, operation: ['create'] } },
	[
		url,
		subscribedTo,
		signingSecret,
		{
			displayName: 'Additional Fields',
			name: 'webhookAdditionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [customHeaders, description, enabled],
		},
	],
);
