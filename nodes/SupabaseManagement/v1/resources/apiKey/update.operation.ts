import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { jwtTemplate } from './jwtTemplate';
import { keyName } from './keyName';

export const updateFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['apiKey'], operation: ['update'] } },
	[
		{
			displayName: 'Update Fields',
			name: 'apiKeyUpdateFields',
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
				{
					...jwtTemplate('apiKeyUpdateFields'),
					description:
						'All claims of the token that a secret key represents. If empty, the template is removed.',
				},
				keyName('apiKeyUpdateFields.name'),
			],
		},
	],
);
