import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const updateLegacyStatusFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['apiKey'], operation: ['updateLegacyStatus'] } },
	[
		{
			displayName: 'Enabled',
			name: 'enabled',
			type: 'boolean',
			required: true,
			default: true,
			description: 'Whether the anon and service_role keys are accepted',
			routing: { send: { type: 'query', property: 'enabled' } },
		},
	],
);
