import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

export const updatePasswordFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['database'], operation: ['updatePassword'] } },
	[
		{
			displayName:
				'Everything that signs in to the database with the old password is locked out until it has the new one.',
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
				'The database may restart shortly. Once SSL is enforced, clients that connect without it are turned away.',
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
			description: 'Whether the database accepts connections with SSL only',
			routing: { send: { type: 'body', property: 'requestedConfig.database' } },
		},
	],
);

export const updateEncryptionKeyFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['database'], operation: ['updateEncryptionKey'] } },
	[
		{
			displayName:
				'Everything that was encrypted with the present key, such as Vault secrets, can become unreadable for good. Keep the present key first, with Get Encryption Key.',
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
			description: 'The new key: 64 hexadecimal digits, which are 32 bytes',
			routing: { send: { type: 'body', property: 'root_key' } },
		},
	],
);
