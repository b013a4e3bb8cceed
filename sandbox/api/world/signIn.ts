import type { Handlers } from '../handler.ts';
import { omit } from '../omit.ts';
import * as random from '../random.ts';
import { Refusal } from '../refusal.ts';
import { collectionHandlers } from './collection.ts';

/* How users sign in to a project: SSO providers, third-party auth and signing keys. */

type SsoProvider = {
	id: string;
	saml: Record<string, unknown>;
	domains: Array<{ domain: string; created_at: string; updated_at: string }>;
	created_at: string;
	updated_at: string;
};

type SsoFields = {
	type?: string;
	domains?: string[];
	metadata_xml?: string;
	metadata_url?: string;
	attribute_mapping?: unknown;
	name_id_format?: string;
};

/** The entity ID in the metadata, if the metadata is in the request. */
const entityId = ({ metadata_xml, metadata_url }: SsoFields) =>
	/entityID="([^"]+)"/.exec(String(metadata_xml))?.[1] ??
	metadata_url ??
	'https://example.com/saml';

function ssoParts(fields: SsoFields, at: string) {
	const { domains, ...saml } = omit(fields, 'type');
	return {
		...(Object.keys(saml).length > 0 && { saml: { entity_id: entityId(saml), ...saml } }),
		...(domains && {
			domains: domains.map((domain) => ({ domain, created_at: at, updated_at: at })),
		}),
	};
}

const sso = collectionHandlers<SsoProvider>({
	operations: {
		list: 'v1-list-all-sso-provider',
		create: 'v1-create-a-sso-provider',
		get: 'v1-get-a-sso-provider',
		update: 'v1-update-a-sso-provider',
		remove: 'v1-delete-a-sso-provider',
	},
	parameter: 'provider_id',
	what: 'SSO Identity Provider',
	unknown: 'sso.unknown',
	create: ({ body, world }) => {
		const at = world.now();
		const parts = ssoParts(body as SsoFields, at);
		return { id: world.uuid(), saml: {}, domains: [], ...parts, created_at: at, updated_at: at };
	},
	update: (provider, { body, world }) => {
		const at = world.now();
		const { saml, domains = provider.domains } = ssoParts(body as SsoFields, at);
		Object.assign(provider, { saml: { ...provider.saml, ...saml }, domains, updated_at: at });
	},
	list: (items) => ({ items }),
	one: (provider) => provider,
	showsRemoved: true,
});

type ThirdParty = { id: string } & Record<string, unknown>;

const thirdParty = collectionHandlers<ThirdParty>({
	operations: {
		list: 'v1-list-project-tpa-integrations',
		create: 'v1-create-project-tpa-integration',
		get: 'v1-get-project-tpa-integration',
		remove: 'v1-delete-project-tpa-integration',
	},
	parameter: 'tpa_id',
	what: 'Third-party auth integration',
	create: ({ body, world }) => {
		const at = world.now();
		const fields = body as Record<string, unknown>;
		const type = fields.oidc_issuer_url ? 'oidc' : 'custom';
		return { id: world.uuid(), type, ...fields, inserted_at: at, updated_at: at, resolved_at: at };
	},
	list: (items) => items,
	one: (item) => item,
	showsRemoved: true,
});

type SigningKey = {
	id: string;
	algorithm: string;
	status: string;
	public_jwk: unknown;
	created_at: string;
	updated_at: string;
};

const publicKey = (id: string, algorithm: string) =>
	algorithm === 'HS256'
		? null
		: { kid: id, alg: algorithm, kty: algorithm === 'RS256' ? 'RSA' : 'EC' };

const signingKeys = collectionHandlers<SigningKey>({
	operations: {
		list: 'v1-get-project-signing-keys',
		create: 'v1-create-project-signing-key',
		get: 'v1-get-project-signing-key',
		update: 'v1-update-project-signing-key',
		remove: 'v1-remove-project-signing-key',
	},
	parameter: 'id',
	what: 'Signing key',
	beginning: ({ ref, createdAt }) => {
		const id = random.uuid(random.seededRandom(ref, 'signing key'));
		const times = { created_at: createdAt, updated_at: createdAt };
		return [
			{ id, algorithm: 'ES256', status: 'in_use', public_jwk: publicKey(id, 'ES256'), ...times },
		];
	},
	create: ({ body, world }) => {
		const { algorithm, status = 'standby' } = body as { algorithm: string; status?: string };
		const [id, at] = [world.uuid(), world.now()];
		const public_jwk = publicKey(id, algorithm);
		return { id, algorithm, status, public_jwk, created_at: at, updated_at: at };
	},
	update: (key, { body, world, project }) => {
		const { status } = body as { status: string };
		if (status === 'in_use') {
			// only one key signs; the previous one stays valid for existing signatures
			for (const other of signingKeys.itemsOf(project)) {
				if (other.status === 'in_use') other.status = 'previously_used';
			}
		}
		Object.assign(key, { status, updated_at: world.now() });
	},
	list: (keys) => ({ keys }),
	one: (key) => key,
	showsRemoved: true,
});

const removeSigningKey = signingKeys.handlers['v1-remove-project-signing-key'];

export const signInHandlers: Handlers = {
	...sso.handlers,
	...thirdParty.handlers,
	...signingKeys.handlers,

	'v1-remove-project-signing-key': (call) => {
		const key = signingKeys.itemsOf(call.project).find(({ id }) => id === call.params.id);
		if (key?.status === 'in_use') throw new Refusal(400, 'The key is in use');
		return removeSigningKey?.(call) ?? {};
	},
};
