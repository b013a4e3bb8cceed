import type { IDataObject, IN8nHttpFullResponse, INodeExecutionData } from 'n8n-workflow';

import { isEnvelope, unwrap } from './envelope';
import type { OperationKey } from './operation';
import type { PathValues } from './path';

/** Where the list is, in answers that are not a list themselves. */
const lists: Partial<Record<OperationKey, string>> = {
	'GET /v1/organizations/{slug}/entitlements': 'entitlements',
	'GET /v1/organizations/{slug}/projects': 'projects',
	'GET /v1/projects/{ref}/restore': 'available_versions',
};

/**
 * Turns an answer into items: an item per element of a list, the envelope of version 2 taken off,
 * and something true where Supabase answers nothing.
 *
 * @param simplify false leaves what is in the envelope as it came
 */
export function toItems(
	key: OperationKey,
	pathValues: PathValues,
	body: IN8nHttpFullResponse['body'],
	simplify: boolean,
): INodeExecutionData[] {
	return elementsOf(key, body, simplify).map((element) => ({
		json: key.startsWith('DELETE ')
			? { deleted: true, ...pathValues, ...asObject(element) }
			: isNothing(element)
				? { success: true, ...pathValues }
				: asObject(element),
	}));
}

function elementsOf(key: OperationKey, body: unknown, simplify: boolean): unknown[] {
	if (isEnvelope(key, body)) {
		const elements = Array.isArray(body.data) ? body.data : [body.data];
		return simplify ? elements.map(unwrap) : elements;
	}
	const listName = lists[key];
	const content = listName === undefined ? body : (body as IDataObject)[listName];
	return Array.isArray(content) ? content : [content];
}

function isNothing(element: unknown): boolean {
	return element === undefined || element === null || element === '';
}

function asObject(element: unknown): IDataObject {
	if (isNothing(element)) return {};
	return typeof element === 'object' ? (element as IDataObject) : { value: element as string };
}
