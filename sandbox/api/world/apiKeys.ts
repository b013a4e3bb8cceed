import { createHash } from 'node:crypto';

import type { Call, Handlers } from '../handler.ts';
import type { Project } from '../world.ts';
import { found, owned, remove } from './owned.ts';

type ApiKey = {
	id: string | null;
	type: 'legacy' | 'publishable' | 'secret';
	name: string;
	api_key: string;
	description: string | null;
	secret_jwt_template: Record<string, unknown> | null;
	inserted_at: string | null;
	updated_at: string | null;
};

type Legacy = { enabled: boolean };

const noDetails = { description: null, secret_jwt_template: null };

const legacyKey = (name: string): ApiKey => ({
	...noDetails,
	id: name,
	type: 'legacy',
	name,
	api_key: `sandbox.${name}.jwt`,
	inserted_at: null,
	updated_at: null,
});

const keysOf = owned<Project, ApiKey[]>(() => [legacyKey('anon'), legacyKey('service_role')]);

const legacyOf = owned<Project, Legacy>(() => ({ enabled: true }));

const isRevealed = ({ query }: Call) => String(query.reveal) === 'true';

/** A secret key is masked except for its prefix, unless `reveal=true`. */
const shown = (call: Call, key: ApiKey) => {
	const hidden = key.type === 'secret' && !isRevealed(call);
	const prefix = key.api_key.slice(0, 15);
	return { ...key, prefix, api_key: hidden ? `${prefix}···` : key.api_key };
};

const keyOf = ({ project, params }: Call) =>
	found(
		keysOf(project).find(({ id }) => id === params.id),
		'API key',
	);

export const apiKeyHandlers: Handlers = {
	'v1-get-project-api-keys': (call) => {
		if (isRevealed(call)) call.need('api_gateway_keys_secret_read');
		return { body: keysOf(call.project).map((key) => shown(call, key)) };
	},

	'v1-get-project-api-key': (call) => ({ body: shown(call, keyOf(call)) }),

	'v1-create-project-api-key': (call) => {
		const fields = call.body as Pick<ApiKey, 'type' | 'name'>;
		const at = call.world.now();
		const id = call.world.uuid();
		const random = createHash('sha256').update(id).digest('hex').slice(0, 22);
		const key: ApiKey = {
			...noDetails,
			...fields,
			id,
			api_key: `sb_${fields.type}_${random}`,
			inserted_at: at,
			updated_at: at,
		};
		keysOf(call.project).push(key);
		return { body: shown(call, key) };
	},

	'v1-update-project-api-key': (call) => {
		const key = keyOf(call);
		Object.assign(key, call.body, { updated_at: call.world.now() });
		return { body: shown(call, key) };
	},

	'v1-delete-project-api-key': (call) => {
		const key = keyOf(call);
		remove(keysOf(call.project), key);
		return { body: shown(call, key) };
	},

	'v1-get-project-legacy-api-keys': ({ project }) => ({ body: legacyOf(project) }),

	'v1-update-project-legacy-api-keys': ({ project, query }) => {
		legacyOf(project).enabled = String(query.enabled) === 'true';
		return { body: legacyOf(project) };
	},
};
