import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const deleteInvitationFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['jitAccess'], operation: ['deleteInvitation'] } },
	[
		{
			displayName: 'The invitation stops working.',
			name: 'deleteInvitationNotice',
			type: 'notice',
			default: '',
		},
	],
);
