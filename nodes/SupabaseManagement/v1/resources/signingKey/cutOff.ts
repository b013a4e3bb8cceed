import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const cutOffFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['signingKey'], operation: ['delete', 'updateStatus'] } },
	[
		{
			displayName:
				'Tokens signed with a revoked or deleted key are refused: users must sign in again. A deleted key cannot be brought back.',
			name: 'signingKeyNotice',
			type: 'notice',
			default: '',
		},
	],
);
