import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';

import { ask } from './ask';
import type { OperationKey } from './operation';
import type { PathValues } from './path';
import type { Sender } from './sender';

/**
 * Reads something besides what the operation itself asks for.
 *
 * @returns the body of the answer, as it came
 */
export type See = (
	key: OperationKey & `GET ${string}`,
	pathValues: PathValues,
	query?: IDataObject,
) => Promise<IDataObject>;

export function seeing(
	context: IExecuteSingleFunctions,
	sender: Sender,
	credentialType: string,
	baseURL: string | undefined,
): See {
	return async (key, pathValues, qs) =>
		(await ask(context, sender, credentialType, key, pathValues, { baseURL, qs })) as IDataObject;
}
