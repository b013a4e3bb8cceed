import type { IDataObject } from 'n8n-workflow';

import { openClient, readParameter, type Caller } from '../request/client/client';
import type { Access } from '../request/guard/access';
import { readPathValues, type PathValues } from '../request/input/path';
import type { OperationKey } from '../request/operation';

/** Somebody waits in front of the editor. In milliseconds. */
const timeLimit = 10_000;

/**
 * Reads from the API what the editor offers to choose from. The node’s parameters fill the path,
 * where `values` does not.
 *
 * @returns the answer’s body, and what the credential allows
 * @throws NodeOperationError or NodeApiError, which the editor shows instead of the list
 */
export async function lookUp(
	context: Caller,
	key: OperationKey,
	query: IDataObject = {},
	values?: PathValues,
): Promise<{ body: unknown; access: Access }> {
	const path = key.slice(key.indexOf(' ') + 1);
	const read = (parameter: string) => readParameter(context, parameter);
	const client = await openClient(context, timeLimit);
	return {
		body: await (
			await client.send(key, { values: values ?? readPathValues(path, read), query })
		).body,
		access: client.credential.access,
	};
}
