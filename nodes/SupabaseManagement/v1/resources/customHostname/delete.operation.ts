import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const deleteFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['customHostname'], operation: ['delete'] } },
	[
		{
			displayName: 'Options',
			name: 'customHostnameOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Remove Add-On',
					name: 'removeAddOn',
					type: 'boolean',
					default: false,
					description: 'Whether to also remove the paid Custom Domain add-on',
					routing: { send: { type: 'query', property: 'remove_addon' } },
				},
			],
		},
	],
);
