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

/** Get returns these in addition to the settings, and Update refuses them. */
const onlyRead = [
	'audit_log_disable_postgres',
	'custom_oauth_max_providers',
	'index_worker_ensure_user_search_indexes_exist',
	'mfa_allow_low_aal',
	'nimbus_oauth_email_optional',
	'saml_allow_encrypted_assertions',
];

/** What Get returns instead of a secret: 64 hexadecimal digits. */
const fingerprint = /^[0-9a-f]{64}$/;

/**
 * Converts the output of Get to the input of Update. Fingerprints are refused, because they would
 * replace the secrets.
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
				`Settings contains a fingerprint instead of the secret ${setting.id}`,
				{
					itemIndex: this.getItemIndex(),
					description:
						'Get returns fingerprints instead of secrets, and sending one would replace the secret. Turn on Leave Out Secrets, or enter the secret itself. If your secret has this format, use the fields instead of JSON. Nothing was sent to Supabase.',
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
					'Whether to keep the project’s passwords, keys and client secrets. Turn it on to send what Get returned.',
				routing: { send: { preSend: [keepSecrets] } },
			},
		],
	),
];
