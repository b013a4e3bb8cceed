import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { jwtTemplate } from './jwtTemplate';
import { reveal } from './reveal';

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
					description: 'What the key is for',
					routing: { send: { type: 'body', property: 'description' } },
				},
				{
					...jwtTemplate('apiKeyUpdateFields'),
					description:
						'Claims of the token that a secret key stands for, all of them. Without any, the template is removed.',
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. ci_deploys',
					description:
						'4 to 64 lower-case letters, digits and underscores, not starting with a digit',
					routing: { send: { type: 'body', property: 'name' } },
				},
				reveal,
			],
		},
	],
);
