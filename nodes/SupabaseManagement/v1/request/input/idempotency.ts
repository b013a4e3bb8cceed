import { createHash } from 'crypto';
import type { IDataObject, IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

import type { OperationKey } from '../operation';
import type { PathValues } from './path';

/** Operations that Supabase does once only, however often it gets them with the same key. */
const takeKeys = new Set<OperationKey>([
	'POST /v1/projects/{ref}/database/migrations',
	'PUT /v1/projects/{ref}/database/migrations',
]);

export const idempotencyKey = 'Idempotency-Key';

/**
 * Gives a request a key of its own, which stays the same when n8n’s Retry On Fail sends it again:
 * it is made of the execution, the node, the item, and what is sent.
 *
 * @returns the request’s headers; a key that the user gave is kept
 */
export function withIdempotencyKey(
	context: IExecuteSingleFunctions,
	key: OperationKey,
	pathValues: PathValues,
	{ headers = {}, body }: Pick<IHttpRequestOptions, 'headers' | 'body'>,
): IDataObject {
	const execution = context.getExecutionId();
	if (!takeKeys.has(key) || headers[idempotencyKey] || execution === undefined) return headers;
	const what = JSON.stringify([
		execution,
		context.getNode().id,
		context.getItemIndex(),
		pathValues,
		body,
	]);
	return { ...headers, [idempotencyKey]: createHash('sha256').update(what).digest('hex') };
}
