import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const cutOffFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['apiKey'], operation: ['delete', 'updateLegacyStatus'] } },
	[
		{
			displayName:
				'Apps that use a deleted or disabled key are refused at once. A deleted key cannot be brought back, disabled legacy keys can.',
			name: 'apiKeyNotice',
			type: 'notice',
			default: '',
		},
	],
);
