import type { IDataObject } from 'n8n-workflow';

import type { OperationKey } from '../operation';

/**
 * How to treat the secrets of a response. The names refer to fields at any depth. A field that is
 * in none of the lists is masked if its name suggests a secret. Fields of the contract with such a
 * name that are shown anyway are in `test/contract/publicFields.ts`, each with a reason.
 */
export type Secrets = {
	/** Secrets that are not the purpose of the operation: masked completely. */
	masked?: readonly string[];
	/** Fields that are or contain URLs: the credentials in the URLs are masked. */
	maskedInPart?: readonly string[];
	/** Secrets that are the purpose of the operation: shown. */
	askedFor?: readonly string[];
	/** Whether a value of a masked field is not a secret. */
	isPublic?: (thing: IDataObject, value: unknown) => boolean;
};

const apiKeys: Secrets = {
	masked: ['api_key'],
	isPublic: ({ type, name }) => type === 'publishable' || name === 'anon',
};

const authConfig: Secrets = {
	masked: [
		'external_apple_secret',
		'external_azure_secret',
		'external_bitbucket_secret',
		'external_discord_secret',
		'external_facebook_secret',
		'external_figma_secret',
		'external_github_secret',
		'external_gitlab_secret',
		'external_google_secret',
		'external_kakao_secret',
		'external_keycloak_secret',
		'external_linkedin_oidc_secret',
		'external_notion_secret',
		'external_slack_oidc_secret',
		'external_slack_secret',
		'external_spotify_secret',
		'external_twitch_secret',
		'external_twitter_secret',
		'external_workos_secret',
		'external_x_secret',
		'external_zoom_secret',
		'hook_after_user_created_secrets',
		'hook_before_user_created_secrets',
		'hook_custom_access_token_secrets',
		'hook_mfa_verification_attempt_secrets',
		'hook_password_verification_attempt_secrets',
		'hook_send_email_secrets',
		'hook_send_sms_secrets',
		'nimbus_oauth_client_secret',
		'security_captcha_secret',
		'sms_messagebird_access_key',
		'sms_test_otp',
		'sms_textlocal_api_key',
		'sms_twilio_auth_token',
		'sms_twilio_verify_auth_token',
		'sms_vonage_api_key',
		'sms_vonage_api_secret',
		'smtp_pass',
	],
	maskedInPart: [
		'external_azure_url',
		'external_gitlab_url',
		'external_keycloak_url',
		'external_workos_url',
		'hook_after_user_created_uri',
		'hook_before_user_created_uri',
		'hook_custom_access_token_uri',
		'hook_mfa_verification_attempt_uri',
		'hook_password_verification_attempt_uri',
		'hook_send_email_uri',
		'hook_send_sms_uri',
		'saml_external_url',
		'site_url',
		'uri_allow_list',
	],
};

/**
 * Version 2 returns a digest for each secret, which makes it possible to compare configurations.
 */
const authConfigDigests: Secrets = {
	...authConfig,
	isPublic: (_thing, value) => typeof value === 'string' && /^(hash:)?[\da-f]{64}$/i.test(value),
};

const branches: Secrets = { maskedInPart: ['notify_url'] };

/** The receiver’s response is the purpose of a delivery. Its session cookies are not. */
const deliveries: Secrets = {
	masked: ['authorization', 'cookie', 'set-cookie', 'proxy-authorization', 'x-api-key'],
	maskedInPart: ['location', 'response_body'],
};

/** Private parts of a JSON web key, which a public one does not have (RFC 7518, section 6). */
const privateJwk = ['d', 'dp', 'dq', 'k', 'oth', 'p', 'q', 'qi'];

const logDrains: Secrets = {
	masked: [
		'api_key',
		'api_token',
		'cipher_key',
		'client_key',
		'headers',
		'password',
		'secret_access_key',
		// Log collection services expect their token here.
		'structured_data',
	],
	maskedInPart: ['dsn', 'endpoint', 'host', 'url'],
};

const signingKeys: Secrets = { masked: privateJwk };

const ssoProviders: Secrets = { maskedInPart: ['metadata_url'] };

const thirdPartyAuth: Secrets = {
	masked: privateJwk,
	maskedInPart: ['jwks_url', 'oidc_issuer_url'],
};

const webhooks: Secrets = { masked: ['custom_headers'], maskedInPart: ['url'] };

/** Operations whose responses contain secrets or URLs, and how these are treated. */
export const secretsOf: Partial<Record<OperationKey, Secrets>> = {
	'GET /v1/branches/{branch_id_or_ref}': { masked: ['db_pass', 'jwt_secret'] },
	'PATCH /v1/branches/{branch_id_or_ref}': branches,
	'POST /v1/oauth/token': { askedFor: ['access_token', 'refresh_token'] },
	'GET /v1/projects/{ref}/actions': { maskedInPart: ['git_config'] },
	'GET /v1/projects/{ref}/actions/{run_id}': { maskedInPart: ['git_config'] },
	'GET /v1/projects/{ref}/api-keys': apiKeys,
	'POST /v1/projects/{ref}/api-keys': apiKeys,
	'GET /v1/projects/{ref}/api-keys/{id}': apiKeys,
	'PATCH /v1/projects/{ref}/api-keys/{id}': apiKeys,
	'DELETE /v1/projects/{ref}/api-keys/{id}': apiKeys,
	'GET /v1/projects/{ref}/branches': branches,
	'POST /v1/projects/{ref}/branches': branches,
	'GET /v1/projects/{ref}/branches/{name}': branches,
	// The alias contains some characters of the token. Supabase does not document how many.
	'GET /v1/projects/{ref}/claim-token': { masked: ['token_alias'] },
	'POST /v1/projects/{ref}/claim-token': { askedFor: ['token', 'token_alias'] },
	'POST /v1/projects/{ref}/cli/login-role': { askedFor: ['password'] },
	'GET /v1/projects/{ref}/config/auth': authConfig,
	'PATCH /v1/projects/{ref}/config/auth': authConfig,
	'GET /v1/projects/{ref}/config/auth/signing-keys': signingKeys,
	'POST /v1/projects/{ref}/config/auth/signing-keys': signingKeys,
	'GET /v1/projects/{ref}/config/auth/signing-keys/legacy': signingKeys,
	'POST /v1/projects/{ref}/config/auth/signing-keys/legacy': signingKeys,
	'GET /v1/projects/{ref}/config/auth/signing-keys/{id}': signingKeys,
	'PATCH /v1/projects/{ref}/config/auth/signing-keys/{id}': signingKeys,
	'DELETE /v1/projects/{ref}/config/auth/signing-keys/{id}': signingKeys,
	'GET /v1/projects/{ref}/config/auth/sso/providers': ssoProviders,
	'POST /v1/projects/{ref}/config/auth/sso/providers': ssoProviders,
	'GET /v1/projects/{ref}/config/auth/sso/providers/{provider_id}': ssoProviders,
	'PUT /v1/projects/{ref}/config/auth/sso/providers/{provider_id}': ssoProviders,
	'DELETE /v1/projects/{ref}/config/auth/sso/providers/{provider_id}': ssoProviders,
	'GET /v1/projects/{ref}/config/auth/third-party-auth': thirdPartyAuth,
	'POST /v1/projects/{ref}/config/auth/third-party-auth': thirdPartyAuth,
	'GET /v1/projects/{ref}/config/auth/third-party-auth/{tpa_id}': thirdPartyAuth,
	'DELETE /v1/projects/{ref}/config/auth/third-party-auth/{tpa_id}': thirdPartyAuth,
	'GET /v1/projects/{ref}/config/database/pgbouncer': { masked: ['connection_string'] },
	'GET /v1/projects/{ref}/config/database/pooler': {
		masked: ['connection_string', 'connectionString'],
	},
	'GET /v1/projects/{ref}/pgsodium': { masked: ['root_key'] },
	'PUT /v1/projects/{ref}/pgsodium': { masked: ['root_key'] },
	'GET /v1/projects/{ref}/postgrest': { masked: ['jwt_secret'] },
	'GET /v1/projects/{ref}/secrets': { masked: ['value'] },
	'GET /v2/organizations/{slug}/webhooks/deliveries/{id}': deliveries,
	'GET /v2/organizations/{slug}/webhooks/endpoints': webhooks,
	'POST /v2/organizations/{slug}/webhooks/endpoints': webhooks,
	'DELETE /v2/organizations/{slug}/webhooks/endpoints': webhooks,
	'GET /v2/organizations/{slug}/webhooks/endpoints/{id}': webhooks,
	'PATCH /v2/organizations/{slug}/webhooks/endpoints/{id}': webhooks,
	'DELETE /v2/organizations/{slug}/webhooks/endpoints/{id}': webhooks,
	'GET /v2/organizations/{slug}/webhooks/endpoints/{id}/deliveries': deliveries,
	'GET /v2/projects/{ref}/analytics/log-drains': logDrains,
	'POST /v2/projects/{ref}/analytics/log-drains': logDrains,
	'PUT /v2/projects/{ref}/analytics/log-drains/{id}': logDrains,
	'POST /v2/projects/{ref}/backups/download': { askedFor: ['file_url'] },
	'POST /v2/projects/{ref}/branches': branches,
	'POST /v2/projects/{ref}/compute/{name}/uploads': { askedFor: ['url'] },
	'GET /v2/projects/{ref}/config': authConfigDigests,
	'GET /v2/projects/{ref}/webhooks/deliveries/{id}': deliveries,
	'GET /v2/projects/{ref}/webhooks/endpoints': webhooks,
	'POST /v2/projects/{ref}/webhooks/endpoints': webhooks,
	'DELETE /v2/projects/{ref}/webhooks/endpoints': webhooks,
	'GET /v2/projects/{ref}/webhooks/endpoints/{id}': webhooks,
	'PATCH /v2/projects/{ref}/webhooks/endpoints/{id}': webhooks,
	'DELETE /v2/projects/{ref}/webhooks/endpoints/{id}': webhooks,
	'GET /v2/projects/{ref}/webhooks/endpoints/{id}/deliveries': deliveries,
};

/** Operations that return the users’ own data, and the reason why nothing is masked. */
export const ownData: Partial<Record<OperationKey, string>> = {
	'GET /v1/branches/{branch_id_or_ref}/diff': 'the SQL that was requested',
	'GET /v1/projects/{ref}/actions/{run_id}/logs': 'the log that was requested, as text',
	'GET /v1/projects/{ref}/analytics/endpoints/functions.combined-stats': 'statistics in rows',
	'GET /v1/projects/{ref}/analytics/endpoints/logs': 'the rows that a query returns',
	'GET /v1/projects/{ref}/analytics/endpoints/logs.all': 'the rows that a query returns',
	'GET /v1/projects/{ref}/analytics/endpoints/metrics': 'metrics as text',
	'GET /v1/projects/{ref}/database/migrations/{version}': 'the SQL that was requested',
	'GET /v1/projects/{ref}/database/openapi': 'a description of tables; columns are named freely',
	'GET /v1/projects/{ref}/functions/{function_slug}/body': 'the code that was requested',
	'GET /v1/snippets/{id}': 'the SQL that was requested',
	'POST /v1/projects/{ref}/database/query': 'the rows that a query returns',
	'POST /v1/projects/{ref}/database/query/read-only': 'the rows that a query returns',
	'GET /v2/projects/{ref}/notebooks/{id}': 'the SQL that was requested',
	'PATCH /v2/projects/{ref}/notebooks/{id}': 'the SQL that was just written',
	'POST /v2/projects/{ref}/notebooks': 'the SQL that was just written',
};

/**
 * Whether a field is a secret by its name, such as `smtp_pass`, `jwt_secret` or `apiKey`. For
 * fields that the contract does not have, because the API adds fields before they are documented.
 */
export function soundsSecret(name: string): boolean {
	// This check comes first because few names end with one of these words.
	if (
		!/(pass|password|passwd|passphrase|pwd|secrets?|token|jwt|otp|dsn|credentials?|key|string)$/i.test(
			name,
		)
	) {
		return false;
	}
	const words = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
	return (
		/(^|[^a-z])(pass|password|passwd|passphrase|pwd|secrets?|token|jwt|otp|dsn|credentials?)$/.test(
			words,
		) ||
		/(^|[^a-z])(access|api|auth|cipher|client|encryption|private|root|secret|service|signing)_key$/.test(
			words,
		) ||
		/(^|[^a-z])connection_string$/.test(words)
	);
}
