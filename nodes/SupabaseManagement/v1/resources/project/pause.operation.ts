import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const pauseFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['project'], operation: ['pause'] } },
	[
		{
			displayName:
				'A paused project is unavailable until you restore it, and you can restore it only for a limited time.',
			name: 'pauseNotice',
			type: 'notice',
			default: '',
		},
	],
);
