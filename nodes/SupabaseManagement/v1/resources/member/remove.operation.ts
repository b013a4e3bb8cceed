import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const removeFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['member'], operation: ['remove'] } },
	[
		{
			displayName:
				'The member loses all roles, and with them the organization and its projects. To come back they need a new invitation.',
			name: 'removeNotice',
			type: 'notice',
			default: '',
		},
	],
);
