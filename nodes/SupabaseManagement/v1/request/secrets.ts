import type { IDataObject } from 'n8n-workflow';

import { authSettings } from '../resources/authConfig/settings';
import type { OperationKey } from './operation';

export type Secrets = {
	/** Names of fields, at any depth of the answer. */
	fields: string[];
	/** Things whose field of that name is no secret. */
	isPublic?: (thing: IDataObject) => boolean;
};

const apiKeys: Secrets = {
	fields: ['api_key'],
	isPublic: ({ type, name }) => type === 'publishable' || name === 'anon',
};

const authConfig: Secrets = {
	fields: authSettings
		.filter((setting) => 'isSecret' in setting && setting.isSecret)
		.map(({ id }) => id),
};

const logDrains: Secrets = {
	fields: [
		'api_key',
		'api_token',
		'cipher_key',
		'client_key',
		'headers',
		'password',
		'secret_access_key',
	],
};

const webhooks: Secrets = { fields: ['custom_headers'] };

/** Secrets that come along in answers although they are not what was asked for. */
export const secretsOf: Partial<Record<OperationKey, Secrets>> = {
	'GET /v1/branches/{branch_id_or_ref}': { fields: ['db_pass', 'jwt_secret'] },
	'GET /v1/projects/{ref}/api-keys': apiKeys,
	'GET /v1/projects/{ref}/api-keys/{id}': apiKeys,
	'PATCH /v1/projects/{ref}/api-keys/{id}': apiKeys,
	'DELETE /v1/projects/{ref}/api-keys/{id}': apiKeys,
	'GET /v1/projects/{ref}/config/auth': authConfig,
	'PATCH /v1/projects/{ref}/config/auth': authConfig,
	'GET /v1/projects/{ref}/config/database/pgbouncer': { fields: ['connection_string'] },
	'GET /v1/projects/{ref}/config/database/pooler': {
		fields: ['connection_string', 'connectionString'],
	},
	'GET /v1/projects/{ref}/pgsodium': { fields: ['root_key'] },
	'PUT /v1/projects/{ref}/pgsodium': { fields: ['root_key'] },
	'GET /v1/projects/{ref}/postgrest': { fields: ['jwt_secret'] },
	'GET /v1/projects/{ref}/secrets': { fields: ['value'] },
	'GET /v2/organizations/{slug}/webhooks/endpoints': webhooks,
	'POST /v2/organizations/{slug}/webhooks/endpoints': webhooks,
	'DELETE /v2/organizations/{slug}/webhooks/endpoints': webhooks,
	'GET /v2/organizations/{slug}/webhooks/endpoints/{id}': webhooks,
	'PATCH /v2/organizations/{slug}/webhooks/endpoints/{id}': webhooks,
	'DELETE /v2/organizations/{slug}/webhooks/endpoints/{id}': webhooks,
	'GET /v2/projects/{ref}/analytics/log-drains': logDrains,
	'POST /v2/projects/{ref}/analytics/log-drains': logDrains,
	'PUT /v2/projects/{ref}/analytics/log-drains/{id}': logDrains,
	'GET /v2/projects/{ref}/webhooks/endpoints': webhooks,
	'POST /v2/projects/{ref}/webhooks/endpoints': webhooks,
	'DELETE /v2/projects/{ref}/webhooks/endpoints': webhooks,
	'GET /v2/projects/{ref}/webhooks/endpoints/{id}': webhooks,
	'PATCH /v2/projects/{ref}/webhooks/endpoints/{id}': webhooks,
	'DELETE /v2/projects/{ref}/webhooks/endpoints/{id}': webhooks,
};
