import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const deleteFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['computeInstance'], operation: ['delete'] } },
	[
		{
			displayName:
				'The compute instance stops answering, and its image is deleted. To restore it, upload and deploy it again.',
			name: 'deleteNotice',
			type: 'notice',
			default: '',
		},
	],
);
