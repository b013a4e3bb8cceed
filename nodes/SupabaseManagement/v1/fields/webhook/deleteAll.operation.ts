import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { webhookResources } from './webhookResources';

export const deleteAllFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: webhookResources, operation: ['deleteAll'] } },
	[
		{
			displayName:
				'This deletes every webhook of the organization or project, including those that others set up, with all events and deliveries. To delete one webhook, use Delete.',
			name: 'deleteAllNotice',
			type: 'notice',
			default: '',
		},
	],
);
