import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const updateStatusFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['signingKey'], operation: ['updateStatus'] } },
	[
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			required: true,
			default: 'standby',
			options: [
				{ name: 'In Use', value: 'in_use', description: 'Signs new tokens' },
				{
					name: 'Previously Used',
					value: 'previously_used',
					description: 'Signs no new tokens. Existing tokens stay valid.',
				},
				{ name: 'Revoked', value: 'revoked', description: 'Tokens signed with it are refused' },
				{
					name: 'Standby',
					value: 'standby',
					description: 'Published, so that apps can trust it before it is used',
				},
			],
			routing: { send: { type: 'body', property: 'status' } },
		},
	],
);
