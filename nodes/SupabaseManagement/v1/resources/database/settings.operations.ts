import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const updatePasswordFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['database'], operation: ['updatePassword'] } },
	[
		{
			displayName:
				'Clients that use the old password can’t connect to the database until they have the new one.',
			name: 'updatePasswordNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'New Password',
			name: 'newPassword',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'At least 4 characters. Supabase does not show it again, so keep it somewhere safe.',
			routing: { send: { type: 'body', property: 'password' } },
		},
	],
);

export const updateSslEnforcementFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['database'], operation: ['updateSslEnforcement'] } },
	[
		{
			displayName:
				'The database may restart. When SSL is enforced, clients can’t connect without it.',
			name: 'updateSslEnforcementNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Enforce SSL',
			name: 'enforceSsl',
			type: 'boolean',
			required: true,
			default: true,
			description: 'Whether the database accepts only connections with SSL',
			routing: { send: { type: 'body', property: 'requestedConfig.database' } },
		},
	],
);

export const updateEncryptionKeyFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['database'], operation: ['updateEncryptionKey'] } },
	[
		{
			displayName:
				'Data that was encrypted with the current key, such as Vault secrets, can become permanently unreadable. Save the current key first, with Get Encryption Key.',
			name: 'updateEncryptionKeyNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Root Key',
			name: 'rootKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The new key: 64 hexadecimal digits (32 bytes)',
			routing: { send: { type: 'body', property: 'root_key' } },
		},
	],
);
