import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const restartFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['project'], operation: ['restart'] } },
	[
		{
			displayName: 'The project is unavailable while it restarts.',
			name: 'restartNotice',
			type: 'notice',
			default: '',
		},
	],
);
