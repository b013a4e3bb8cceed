import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const cutOffFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['signingKey'], operation: ['delete', 'updateStatus'] } },
	[
		{
			displayName:
				'Tokens signed with a revoked or deleted key are refused, so users must sign in again. You cannot restore a deleted key.',
			name: 'signingKeyNotice',
			type: 'notice',
			default: '',
		},
	],
);
