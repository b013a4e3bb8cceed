import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { webhookResources } from './webhookResources';

export const deleteAllFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: webhookResources, operation: ['deleteAll'] } },
	[
		{
			displayName:
				'Every webhook of the organization or project goes, also those that others set up, with all events and deliveries. For one webhook use Delete.',
			name: 'deleteAllNotice',
			type: 'notice',
			default: '',
		},
	],
);
