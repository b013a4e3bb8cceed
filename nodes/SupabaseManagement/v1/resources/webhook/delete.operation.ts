import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { webhookResources } from './webhookResources';

export const deleteFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: webhookResources, operation: ['delete'] } },
	[
		{
			displayName:
				'The webhook goes with all its events and deliveries. What was about to be sent is not sent any more.',
			name: 'deleteNotice',
			type: 'notice',
			default: '',
		},
	],
);
