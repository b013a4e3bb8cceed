import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const deleteFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['project'], operation: ['delete'] } },
	[
		{
			displayName:
				'This deletes the project with its database, files, functions and backups. It cannot be undone.',
			name: 'deleteNotice',
			type: 'notice',
			default: '',
		},
	],
);
