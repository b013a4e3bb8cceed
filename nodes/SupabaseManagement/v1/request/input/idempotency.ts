import { createHash } from 'crypto';
import type { IDataObject, IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

import type { PathValues } from './path';

export const idempotencyKey = 'Idempotency-Key';

/**
 * Gives a request a key of its own, which stays the same when n8n’s Retry On Fail sends it again:
 * it is made of the execution, the node, the item, and what is sent.
 *
 * @returns the request’s headers; a key that the user gave is kept
 */
export function withIdempotencyKey(
	context: IExecuteSingleFunctions,
	pathValues: PathValues,
	{ headers = {}, body }: Pick<IHttpRequestOptions, 'headers' | 'body'>,
): IDataObject {
	const execution = context.getExecutionId();
	if (headers[idempotencyKey] || execution === undefined) return headers;
	const what = JSON.stringify([
		execution,
		context.getNode().id,
		context.getItemIndex(),
		pathValues,
		body,
	]);
	return { ...headers, [idempotencyKey]: createHash('sha256').update(what).digest('hex') };
}
