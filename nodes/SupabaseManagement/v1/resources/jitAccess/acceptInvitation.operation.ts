import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const acceptInvitationFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['jitAccess'], operation: ['acceptInvitation'] } },
	[
		{
			displayName: 'Invitation Token',
			name: 'invitationToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The token in the invitation email',
			routing: { send: { type: 'body', property: 'token' } },
		},
	],
);
