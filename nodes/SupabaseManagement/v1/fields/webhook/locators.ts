import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { webhookResources } from './webhookResources';

const endpointId: INodeProperties = {
	displayName: 'Webhook',
	name: 'endpointId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The webhook to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a webhook…',
			typeOptions: { searchListMethod: 'searchWebhooks', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 01890a5d-ac96-774b-bcce-b302099a8057',
		},
	],
};

const deliveryId: INodeProperties = {
	displayName: 'Delivery',
	name: 'deliveryId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'An attempt to send an event. Supabase keeps deliveries for 14 days.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a delivery…',
			typeOptions: { searchListMethod: 'searchWebhookDeliveries', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 01890a5d-ac96-774b-bcce-b302099a8057',
		},
	],
};

export const webhookLocators: INodeProperties[] = [
	...updateDisplayOptions(
		{
			show: {
				resource: webhookResources,
				operation: ['delete', 'get', 'getManyDeliveries', 'sendTestEvent', 'update'],
			},
		},
		[endpointId],
	),
	...updateDisplayOptions(
		{ show: { resource: webhookResources, operation: ['getDelivery', 'retryDelivery'] } },
		[deliveryId],
	),
];
