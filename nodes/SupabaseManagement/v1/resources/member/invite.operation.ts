import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { projects } from './roleAndProjects';

export const inviteFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['member'], operation: ['invite'] } },
	[
		{
			displayName: 'Additional Fields',
			name: 'memberAdditionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				projects,
				{
					displayName: 'Require SSO',
					name: 'requireSso',
					type: 'boolean',
					default: false,
					description:
						'Whether the new members must sign in through the organization’s SSO provider',
					routing: { send: { type: 'body', property: 'require_sso' } },
				},
			],
		},
	],
);
