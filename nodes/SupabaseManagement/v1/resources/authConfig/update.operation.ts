import {
	NodeOperationError,
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { settingsFields } from '../../fields/settings';
import { authSettings } from './settings';

/** Get puts these out beside the settings, and Update does not take them. */
const onlyRead = [
	'audit_log_disable_postgres',
	'custom_oauth_max_providers',
	'index_worker_ensure_user_search_indexes_exist',
	'mfa_allow_low_aal',
	'nimbus_oauth_email_optional',
	'saml_allow_encrypted_assertions',
];

/** What Get puts out in place of a secret: 64 hexadecimal digits. */
const fingerprint = /^[0-9a-f]{64}$/;

/**
 * Makes what Get puts out into what Update takes. A fingerprint never passes: it would replace the
 * secret that it stands for.
 */
async function keepSecrets(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const leaveOutSecrets = this.getNodeParameter('leaveOutSecrets', false) === true;
	const body = { ...(options.body as IDataObject) };
	for (const id of onlyRead) delete body[id];
	for (const setting of authSettings) {
		if (setting.type !== 'string' || !setting.isSecret) continue;
		if (leaveOutSecrets) delete body[setting.id];
		else if (fingerprint.test(String(body[setting.id]))) {
			throw new NodeOperationError(
				this.getNode(),
				`Settings holds a fingerprint in place of the secret ${setting.id}`,
				{
					itemIndex: this.getItemIndex(),
					description:
						'Get puts out fingerprints instead of secrets, and one that is sent back would replace the secret. Switch on Leave Out Secrets, or put the secret itself there. If it looks like this, use the fields instead of JSON. Nothing was sent to Supabase.',
				},
			);
		}
	}
	return { ...options, body };
}

export const updateFields: INodeProperties[] = [
	...settingsFields(
		{ resource: ['authConfig'], operation: ['update'] },
		'authSettings',
		'getAuthSettings',
		authSettings,
	),
	...updateDisplayOptions(
		{ show: { resource: ['authConfig'], operation: ['update'], specifySettings: ['json'] } },
		[
			{
				displayName: 'Leave Out Secrets',
				name: 'leaveOutSecrets',
				type: 'boolean',
				default: false,
				description:
					'Whether to keep the passwords, keys and client secrets that the project has. Switch it on to send what Get put out.',
				routing: { send: { preSend: [keepSecrets] } },
			},
		],
	),
];
