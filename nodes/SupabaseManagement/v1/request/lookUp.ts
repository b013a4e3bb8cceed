import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import type { Access } from './access';
import { call, type Caller } from './call';

/** Somebody waits in front of the editor. In milliseconds. */
const timeLimit = 10_000;

/**
 * Reads from the API what the editor offers to choose from, or what an operation must know first.
 *
 * @param path of the API, with placeholders, which the node’s parameters fill
 * @param method POST for the few lists that the API reads so
 * @returns the answer’s body, and what the credential allows
 * @throws NodeOperationError or NodeApiError, which the editor shows in place of the list
 */
export async function lookUp(
	context: Caller,
	path: string,
	query: IDataObject = {},
	method: 'GET' | 'POST' = 'GET',
): Promise<{ body: IN8nHttpFullResponse['body']; access: Access }> {
	return await call(context, { method, path, query, timeLimit });
}
