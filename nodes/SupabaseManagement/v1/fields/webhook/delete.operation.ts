import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { webhookResources } from './webhookResources';

export const deleteFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: webhookResources, operation: ['delete'] } },
	[
		{
			displayName:
				'This deletes the webhook with all of its events and deliveries. Pending events are not sent.',
			name: 'deleteNotice',
			type: 'notice',
			default: '',
		},
	],
);
