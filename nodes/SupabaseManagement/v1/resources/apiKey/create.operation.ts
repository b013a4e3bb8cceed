import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { jwtTemplate } from './jwtTemplate';
import { keyName } from './keyName';

export const createFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['apiKey'], operation: ['create'] } },
	[
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			required: true,
			default: 'publishable',
			options: [
				{
					name: 'Publishable',
					value: 'publishable',
					description: 'For browsers and apps. Row level security decides what it can do.',
				},
				{
					name: 'Secret',
					value: 'secret',
					description: 'For servers. It bypasses row level security.',
				},
			],
			routing: { send: { type: 'body', property: 'type' } },
		},
		{ ...keyName('name'), required: true },
		{
			displayName: 'Additional Fields',
			name: 'apiKeyAdditionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					default: '',
					description: 'A note about the key',
					routing: { send: { type: 'body', property: 'description' } },
				},
				jwtTemplate('apiKeyAdditionalFields'),
			],
		},
	],
);
