import { createHash } from 'crypto';
import type { IDataObject, IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

import type { PathValues } from './path';

/** The header. */
export const idempotencyKey = 'Idempotency-Key';

/**
 * Adds an idempotency key that stays the same when the node or n8n’s Retry On Fail sends the
 * request again, so that Supabase records it only once. It is derived from the execution, the node,
 * the item and the request.
 *
 * @returns the request’s headers; a key from the user is kept
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
