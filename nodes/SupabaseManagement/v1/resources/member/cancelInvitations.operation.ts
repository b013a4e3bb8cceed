import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const cancelInvitationsFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['member'], operation: ['cancelInvitations'] } },
	[
		{
			displayName: 'The invitations that were sent stop working. Members stay as they are.',
			name: 'cancelInvitationsNotice',
			type: 'notice',
			default: '',
		},
	],
);
