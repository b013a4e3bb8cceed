import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const pauseFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['project'], operation: ['pause'] } },
	[
		{
			displayName:
				'A paused project answers no requests until it is restored, and it can be restored for a limited time only.',
			name: 'pauseNotice',
			type: 'notice',
			default: '',
		},
	],
);
