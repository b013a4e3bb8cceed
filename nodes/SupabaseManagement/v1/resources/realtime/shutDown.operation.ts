import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const shutDownFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['realtime'], operation: ['shutDown'] } },
	[
		{
			displayName:
				'This cuts the Realtime connections of all users at once. To keep Realtime off, run Update with Enabled switched off.',
			name: 'shutDownNotice',
			type: 'notice',
			default: '',
		},
	],
);
