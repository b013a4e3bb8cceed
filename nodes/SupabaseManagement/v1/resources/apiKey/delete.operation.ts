import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { reveal } from './reveal';

export const deleteFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['apiKey'], operation: ['delete'] } },
	[
		{
			displayName: 'Options',
			name: 'deleteOptions',
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
						'Whether the key may be n8n_managed_data_api, which n8n’s own Supabase node works with. Otherwise the name of the key is read first, and that one is kept.',
				},
				{
					displayName: 'Reason',
					name: 'reason',
					type: 'string',
					default: '',
					placeholder: 'e.g. rotated',
					description: 'Why the key is deleted, for Supabase’s records',
					routing: { send: { type: 'query', property: 'reason' } },
				},
				reveal,
				{
					displayName: 'Was Compromised',
					name: 'wasCompromised',
					type: 'boolean',
					default: false,
					description: 'Whether the key fell into the wrong hands',
					routing: { send: { type: 'query', property: 'was_compromised' } },
				},
			],
		},
	],
);
