import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

/** A warning above the operations that cancel invitations. */
export const invitationNotice: INodeProperties[] = updateDisplayOptions(
	{
		show: {
			resource: ['jitAccess', 'member'],
			operation: ['cancelInvitations', 'deleteInvitation'],
		},
	},
	[
		{
			displayName: 'The invitations stop working. People who have accepted one keep their access.',
			name: 'invitationNotice',
			type: 'notice',
			default: '',
		},
	],
);
