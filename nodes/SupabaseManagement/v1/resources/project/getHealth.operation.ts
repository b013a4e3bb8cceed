import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { services, usualServices } from '../../request/input/services';

export const getHealthFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['project'], operation: ['getHealth'] } },
	[
		{
			displayName: 'Services',
			name: 'services',
			type: 'multiOptions',
			required: true,
			default: [...usualServices],
			description: 'The services to check',
			options: services,
			routing: { send: { type: 'query', property: 'services' } },
		},
		{
			displayName: 'Options',
			name: 'projectOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Timeout (Milliseconds)',
					name: 'timeout',
					type: 'number',
					typeOptions: { minValue: 0, maxValue: 10000 },
					default: 2000,
					description: 'How long to wait for each service, in milliseconds',
					routing: { send: { type: 'query', property: 'timeout_ms' } },
				},
			],
		},
	],
);
