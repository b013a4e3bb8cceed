import type {
	IExecuteSingleFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
} from 'n8n-workflow';

import type { Place } from '../place';
import { credentialTypeOf, readAccess, readApiAddress, type Access } from '../guard/access';
import { refusedBy } from '../guard/guard';
import { formsOf, secretsOfCredential } from '../guard/redact';

/** The context that sends requests: an operation, the editor’s lists, or a trigger. */
export type Caller =
	IExecuteSingleFunctions | IHookFunctions | ILoadOptionsFunctions | IPollFunctions;

export type Credential = {
	type: string;
	/** Identifies the user, because rate limits apply per user. */
	id: string;
	apiAddress: string;
	access: Access;
	/** Texts that no output may contain: the tokens, plain and escaped. */
	secrets: string[];
};

/**
 * Reads the credential that the Authentication parameter chooses.
 *
 * @throws NodeOperationError if its API Address is not valid
 */
export async function readCredential(context: Caller, place: Place): Promise<Credential> {
	const type = credentialTypeOf(String(readParameter(context, 'authentication')));
	const credential = await context.getCredentials(type);
	let apiAddress: string;
	try {
		apiAddress = readApiAddress(credential);
	} catch (error) {
		throw refusedBy(place, (error as Error).message, 'Correct it in the credential.');
	}
	return {
		type,
		id: place.node.credentials?.[type]?.id ?? type,
		apiAddress,
		access: readAccess(credential),
		secrets: formsOf(secretsOfCredential(credential)),
	};
}

/** A node’s parameter, a locator’s as an ID. In the editor, its current value. */
export function readParameter(context: Caller, parameter: string): unknown {
	return 'getCurrentNodeParameter' in context
		? context.getCurrentNodeParameter(parameter, { extractValue: true })
		: context.getNodeParameter(parameter, undefined, { extractValue: true });
}
