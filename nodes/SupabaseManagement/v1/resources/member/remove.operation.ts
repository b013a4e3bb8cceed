import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const removeFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['member'], operation: ['remove'] } },
	[
		{
			displayName:
				'The member loses all roles, and with them access to the organization and its projects. To return, they need a new invitation.',
			name: 'removeNotice',
			type: 'notice',
			default: '',
		},
	],
);
