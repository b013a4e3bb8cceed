import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const deleteFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['apiKey'], operation: ['delete'] } },
	[
		{
			displayName: 'Options',
			name: 'apiKeyOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Delete Managed Key',
					name: 'deleteManagedKey',
					type: 'boolean',
					default: false,
					description:
						'Whether to also delete n8n_managed_data_api, the key that n8n’s own Supabase node uses. If off, the node checks the name first and keeps this key.',
				},
				{
					displayName: 'Reason',
					name: 'reason',
					type: 'string',
					default: '',
					placeholder: 'e.g. rotated',
					description: 'The reason for the deletion, for Supabase’s records',
					routing: { send: { type: 'query', property: 'reason' } },
				},
				{
					displayName: 'Was Compromised',
					name: 'wasCompromised',
					type: 'boolean',
					default: false,
					description: 'Whether the key was compromised',
					routing: { send: { type: 'query', property: 'was_compromised' } },
				},
			],
		},
	],
);
