import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const getStatusFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['postgresUpgrade'], operation: ['getStatus'] } },
	[
		{
			displayName: 'Options',
			name: 'postgresUpgradeOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Tracking ID',
					name: 'trackingId',
					type: 'string',
					default: '',
					placeholder: 'e.g. 9f4d3a20-6b2e-4a7e-8c91-1d5f3e7a2b4c',
					description: 'The tracking ID that Upgrade returns. If empty, the latest upgrade.',
					routing: { send: { type: 'query', property: 'tracking_id' } },
				},
			],
		},
	],
);
