import type { IDataObject, IN8nHttpFullResponse, INodeExecutionData } from 'n8n-workflow';

import { isEnvelope, unwrap } from '../envelope';
import type { PathValues } from '../input/path';
import type { OperationKey } from '../operation';
import { UnreadableAnswer } from '../failure/failure';

/** The facts that are needed to find the items in a response. */
export type AnswerFacts = {
	/** The field that contains the list, if the response is not the list itself. */
	list?: string;
	/** The field name for a response that is text, not JSON. */
	text?: string;
};

/**
 * Turns a response into items: one item per element of a list, without the envelope of version 2,
 * and `success` or `deleted` for an empty response.
 *
 * @param simplify false keeps the envelope unchanged
 * @throws UnreadableAnswer if the response is a web page, or does not contain the expected list
 */
export function toItems(
	key: OperationKey,
	facts: AnswerFacts,
	pathValues: PathValues,
	body: IN8nHttpFullResponse['body'],
	simplify: boolean,
): INodeExecutionData[] {
	if (facts.text !== undefined) {
		return [{ json: { ...pathValues, [facts.text]: String(body ?? '') } }];
	}
	// A file: the operation’s own code handles it.
	if (Buffer.isBuffer(body)) return [{ json: { ...pathValues } }];
	// A claim token is a secret, and is used only once.
	const subject = Object.fromEntries(
		Object.entries(pathValues).filter(([name]) => name !== 'token'),
	);
	return elementsOf(key, facts.list, body, simplify).map((element) => ({
		json: key.startsWith('DELETE ')
			? { deleted: true, ...subject, ...asObject(element) }
			: isNothing(element)
				? { success: true, ...subject }
				: asObject(element),
	}));
}

function elementsOf(
	key: OperationKey,
	listName: string | undefined,
	body: unknown,
	simplify: boolean,
): unknown[] {
	if (isEnvelope(key, body)) {
		const elements = Array.isArray(body.data) ? body.data : [body.data];
		return simplify ? elements.map(unwrap) : elements;
	}
	if (typeof body === 'string' && /^\s*<(!doctype|html)/i.test(body)) {
		throw new UnreadableAnswer('It is a web page.');
	}
	// n8n leaves JSON that it cannot read as text.
	if (typeof body === 'string' && /^\s*[{[]/.test(body)) {
		throw new UnreadableAnswer('It is incomplete.');
	}
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
