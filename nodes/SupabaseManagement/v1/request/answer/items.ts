import type { IDataObject, IN8nHttpFullResponse, INodeExecutionData } from 'n8n-workflow';

import { isEnvelope, unwrap } from '../envelope';
import type { PathValues } from '../input/path';
import type { OperationKey } from '../operation';
import { UnreadableAnswer } from '../failure/failure';

/** What must be known to find the items in an answer. */
export type AnswerFacts = {
	/** The field that holds the list, where the answer is not the list itself. */
	list?: string;
	/** What to call an answer that is a text, not JSON. */
	text?: string;
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
	facts: AnswerFacts,
	pathValues: PathValues,
	body: IN8nHttpFullResponse['body'],
	simplify: boolean,
): INodeExecutionData[] {
	if (facts.text !== undefined) {
		return [{ json: { ...pathValues, [facts.text]: String(body ?? '') } }];
	}
	// A file: the operation itself says what becomes of it.
	if (Buffer.isBuffer(body)) return [{ json: { ...pathValues } }];
	// A claim token is a secret, and gone once it was used.
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
