import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const cancelInvitationsFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['member'], operation: ['cancelInvitations'] } },
	[
		{
			displayName: 'The invitations stop working. Members don’t change.',
			name: 'cancelInvitationsNotice',
			type: 'notice',
			default: '',
		},
	],
);
