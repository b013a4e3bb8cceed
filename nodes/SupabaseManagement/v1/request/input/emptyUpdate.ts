import type {
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	NodeOperationError,
} from 'n8n-workflow';

import { placeOf } from '../place';
import { inputError } from './inputError';

/** @param nextStep what to do about it, in sentences */
export function nothingToUpdate(
	context: IExecuteSingleFunctions,
	nextStep = 'Add at least one field to change.',
): NodeOperationError {
	const place = placeOf(context);
	return inputError(place, 'There is nothing to update', nextStep);
}

/**
 * Refuses an update that changes nothing: a PATCH or an operation named Update without any field in
 * body or query.
 *
 * @throws NodeOperationError if nothing was set
 */
export function refuseEmptyUpdate(
	context: IExecuteSingleFunctions,
	{ method, body, qs }: Pick<IHttpRequestOptions, 'method' | 'body' | 'qs'>,
): void {
	if (method === 'GET' || !isEmpty(body) || !isEmpty(qs)) return;
	const isUpdate =
		method === 'PATCH' || String(context.getNodeParameter('operation')).startsWith('update');
	if (isUpdate) throw nothingToUpdate(context);
}

function isEmpty(sent: unknown): boolean {
	if (typeof sent === 'string' || Buffer.isBuffer(sent)) return /^(\{\})?$/.test(String(sent));
	return Object.keys(sent ?? {}).length === 0;
}
