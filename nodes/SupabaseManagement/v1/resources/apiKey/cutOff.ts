import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const cutOffFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['apiKey'], operation: ['delete', 'updateLegacyStatus'] } },
	[
		{
			displayName:
				'Apps that use a deleted or disabled key are refused immediately. You can enable legacy keys again, but you cannot restore a deleted key.',
			name: 'apiKeyNotice',
			type: 'notice',
			default: '',
		},
	],
);
