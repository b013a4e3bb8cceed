import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const shutDownFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['realtime'], operation: ['shutDown'] } },
	[
		{
			displayName:
				'This immediately closes the Realtime connections of all users. To keep Realtime off, run Update with Enabled turned off.',
			name: 'shutDownNotice',
			type: 'notice',
			default: '',
		},
	],
);
