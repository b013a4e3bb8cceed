import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const deleteFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['notebook'], operation: ['delete'] } },
	[
		{
			displayName: 'This deletes the notebook for everybody in the project. It cannot be undone.',
			name: 'deleteNotice',
			type: 'notice',
			default: '',
		},
	],
);
