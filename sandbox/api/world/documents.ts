import { createHmac } from 'node:crypto';
import mergeWith from 'lodash/mergeWith.js';

import { beginnings } from '../data/beginnings.ts';
import type { Answer, Call } from '../handler.ts';

/**
 * The general rule of state: each path has a document. GET returns it, PATCH and POST merge into
 * it, PUT replaces it, and DELETE resets it. Other paths that return the document read it from
 * here. Exceptions are in the table below.
 */
export type Document = Record<string, unknown>;

type Exception = {
	/** The place of the changed document, if it is not the operation’s own path. */
	place?: string;
	/** The request field with the changes, and the response field that shows them. */
	field?: { sent: string; shown: string };
	/** Changes in addition to those that were sent. */
	set?: (call: Call) => Document;
};

/** Operations that do not simply write the sent fields to the document of their own path. */
const exceptions: Record<string, Exception> = {
	'PUT ssl-enforcement': {
		field: { sent: 'requestedConfig', shown: 'currentConfig' },
		set: () => ({ appliedSuccessfully: true }),
	},
	'PUT jit-access': { set: () => ({ appliedSuccessfully: true }) },
	'PUT pgsodium': { set: newRootKey },
	'POST config/disk': { set: ({ world }) => ({ last_modified_at: world.now() }) },
	'PATCH config/database/pooler': { place: 'config/database/pgbouncer' },
	'POST config/realtime/shutdown': { place: 'config/realtime', set: () => ({ suspend: true }) },
	'POST readonly/temporary-disable': {
		place: 'readonly',
		set: ({ world }) => ({
			enabled: false,
			override_enabled: true,
			override_active_until: world.now(),
		}),
	},
	'PATCH database/backups/schedule': { set: ({ world }) => ({ updated_at: world.now() }) },
	'POST database/backups/restore-point': {
		set: ({ world }) => ({ status: 'AVAILABLE', completed_on: world.now() }),
	},
};

/** An empty root key requests a new one (recorded: supabase/cli, encryption-update-root-key). */
function newRootKey({ world, body }: Call): Document {
	const { root_key } = body as { root_key: string };
	return {
		root_key: root_key || `${world.uuid()}${world.uuid()}`.replaceAll('-', '').slice(0, 64),
	};
}

/** Auth settings that are shown only as a fingerprint. */
const isAuthSecret = (name: string) =>
	/_(secret|secrets|pass|auth_token|access_key|api_key|api_secret)$/.test(name);

/** HMAC-SHA256 of the value, with the project’s ref as key, as the CLI computes it. */
const fingerprint = (ref: string, value: string) =>
	createHmac('sha256', ref).update(value).digest('hex');

function hideSecrets(call: Call, sent: Document): Document {
	if (!call.operation.path.endsWith('/config/auth')) return sent;
	const entries = Object.entries(sent).map(([name, value]) => {
		const isHidden = isAuthSecret(name) && typeof value === 'string' && value !== '';
		return [name, isHidden ? fingerprint(call.project.ref, value) : value];
	});
	return Object.fromEntries(entries);
}

const isDocument = (value: unknown): value is Document =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of a JSON body. On v2 they are the attributes of its data. */
function fieldsOf(body: unknown): Document {
	if (!isDocument(body)) return {};
	const { data } = body;
	if (!isDocument(data)) return body;
	return isDocument(data.attributes) ? data.attributes : {};
}

/** Lists are replaced, not merged item by item. */
export const merged = (base: Document, changes: Document): Document =>
	mergeWith(structuredClone(base), changes, (_base, value) =>
		Array.isArray(value) ? value : undefined,
	);

const inProject = /^\/v[12]\/projects\/[a-z]{20}\//;

/**
 * The place of an operation: its path below the project, or the whole path if it has no project.
 */
const placeOf = ({ path }: Call) => path.replace(inProject, '');

type Owner = Pick<Call, 'world' | 'project'>;

const keyOf = ({ project }: Owner, place: string) => `${project?.ref ?? ''} ${place}`;

/**
 * @returns the document at a place of the call’s project, such as `config/auth`; do not change it
 */
export function readDocument(call: Call, place: string): Document {
	const kept = call.world.documents.get(keyOf(call, place));
	return kept ?? beginnings[place]?.(call) ?? fieldsOf(call.generated());
}

/** @returns the document at a place of a project; undefined if it has never been changed */
export function changedDocument(owner: Owner, place: string): Document | undefined {
	return owner.world.documents.get(keyOf(owner, place));
}

/** Stores a document, for all operations that show it. */
export function writeDocument(call: Call, place: string, document: Document) {
	call.world.documents.set(keyOf(call, place), document);
}

/** Merges changes into a document. */
export function changeDocument(call: Call, place: string, changes: Document) {
	writeDocument(call, place, merged(readDocument(call, place), changes));
}

/**
 * Answers an operation without a handler, by the general rule.
 *
 * @param shown The fields of the operation’s response; undefined if it declares no body.
 */
export function answerDocument(call: Call, shown: string[] | undefined): Answer {
	const method = call.operation.method.toUpperCase();
	const ownPlace = placeOf(call);
	const { place = ownPlace, field, set } = exceptions[`${method} ${ownPlace}`] ?? {};
	if (method === 'DELETE') call.world.documents.delete(keyOf(call, place));
	if (method !== 'GET' && method !== 'DELETE') {
		const sent = hideSecrets(call, fieldsOf(call.body));
		const renamed = field ? { [field.shown]: sent[field.sent] } : sent;
		const changes = { ...renamed, ...set?.(call) };
		const current = readDocument(call, place);
		const beginning = beginnings[place]?.(call) ?? current;
		const next = method === 'PUT' ? { ...beginning, ...changes } : merged(current, changes);
		writeDocument(call, place, next);
	}
	if (shown === undefined) return {};
	const body = call.generated();
	if (!isDocument(body)) return { body };
	const document = readDocument(call, place);
	if (isDocument(body.data) && isDocument(body.data.attributes)) {
		const attributes = { ...body.data.attributes, ...document };
		return { body: { ...body, data: { ...body.data, attributes } } };
	}
	const entries = shown.filter((name) => name in document).map((name) => [name, document[name]]);
	return { body: Object.fromEntries(entries) };
}
