import type { IDataObject, IN8nHttpFullResponse, INodeExecutionData } from 'n8n-workflow';

import { isEnvelope, unwrap } from '../client/envelope';
import type { OperationKey } from '../operation';
import type { PathValues } from '../input/path';
import { UnreadableAnswer } from '../failure/failure';

/** Where the list is, in answers that are not a list themselves. */
const lists: Partial<Record<OperationKey, string>> = {
	'GET /v1/organizations/{slug}/entitlements': 'entitlements',
	'GET /v1/organizations/{slug}/projects': 'projects',
	'GET /v1/projects/{ref}/advisors/performance': 'lints',
	'GET /v1/projects/{ref}/advisors/security': 'lints',
	'GET /v1/projects/{ref}/analytics/endpoints/functions.combined-stats': 'result',
	'GET /v1/projects/{ref}/analytics/endpoints/logs': 'result',
	'GET /v1/projects/{ref}/analytics/endpoints/usage.api-counts': 'result',
	'GET /v1/projects/{ref}/analytics/endpoints/usage.api-requests-count': 'result',
	'GET /v1/projects/{ref}/config/auth/signing-keys': 'keys',
	'GET /v1/projects/{ref}/config/auth/sso/providers': 'items',
	'GET /v1/projects/{ref}/database/backups': 'backups',
	'GET /v1/projects/{ref}/database/context': 'databases',
	'GET /v1/projects/{ref}/database/jit/list': 'items',
	'GET /v1/projects/{ref}/restore': 'available_versions',
	'GET /v1/snippets': 'data',
	'POST /v1/projects/{ref}/network-bans/retrieve': 'banned_ipv4_addresses',
	'POST /v1/projects/{ref}/network-bans/retrieve/enriched': 'banned_ipv4_addresses',
	'PUT /v1/projects/{ref}/functions': 'functions',
};

/** What to call answers that are a text, not JSON. */
const texts: Partial<Record<OperationKey, string>> = {
	'GET /v1/branches/{branch_id_or_ref}/diff': 'diff',
	'GET /v1/projects/{ref}/actions/{run_id}/logs': 'logs',
	'GET /v1/projects/{ref}/analytics/endpoints/metrics': 'metrics',
};

/**
 * Turns an answer into items: an item per element of a list, the envelope of version 2 taken off,
 * and something true where Supabase answers nothing.
 *
 * @param simplify false leaves what is in the envelope as it came
 * @throws UnreadableAnswer when it is a page for people, or lacks the list that it should hold
 */
export function toItems(
	key: OperationKey,
	pathValues: PathValues,
	body: IN8nHttpFullResponse['body'],
	simplify: boolean,
): INodeExecutionData[] {
	const textName = texts[key];
	if (textName !== undefined) return [{ json: { ...pathValues, [textName]: String(body ?? '') } }];
	// A file: the operation itself says what becomes of it.
	if (Buffer.isBuffer(body)) return [{ json: { ...pathValues } }];
	// A claim token is a secret, and gone once it was used.
	const subject = Object.fromEntries(
		Object.entries(pathValues).filter(([name]) => name !== 'token'),
	);
	return elementsOf(key, body, simplify).map((element) => ({
		json: key.startsWith('DELETE ')
			? { deleted: true, ...subject, ...asObject(element) }
			: isNothing(element)
				? { success: true, ...subject }
				: asObject(element),
	}));
}

function elementsOf(key: OperationKey, body: unknown, simplify: boolean): unknown[] {
	if (isEnvelope(key, body)) {
		const elements = Array.isArray(body.data) ? body.data : [body.data];
		return simplify ? elements.map(unwrap) : elements;
	}
	if (typeof body === 'string' && /^\s*<(!doctype|html)/i.test(body)) {
		throw new UnreadableAnswer('It is a web page.');
	}
	// n8n leaves JSON that it cannot read as text.
	if (typeof body === 'string' && /^\s*[{[]/.test(body)) {
		throw new UnreadableAnswer('It is not whole.');
	}
	const listName = lists[key];
	if (listName === undefined) return Array.isArray(body) ? body : [body];
	const list = (body as IDataObject | undefined)?.[listName];
	if (!Array.isArray(list)) throw new UnreadableAnswer(`It has no list named “${listName}”.`);
	return list;
}

function isNothing(element: unknown): boolean {
	return element === undefined || element === null || element === '';
}

function asObject(element: unknown): IDataObject {
	if (isNothing(element)) return {};
	return typeof element === 'object' ? (element as IDataObject) : { value: element as string };
}
