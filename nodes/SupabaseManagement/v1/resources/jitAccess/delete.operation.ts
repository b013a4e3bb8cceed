import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const deleteFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['jitAccess'], operation: ['delete'] } },
	[
		{
			displayName: 'The member loses all roles in the database of this project.',
			name: 'deleteNotice',
			type: 'notice',
			default: '',
		},
	],
);
