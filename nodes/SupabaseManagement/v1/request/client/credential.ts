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

/** Where requests come from: an operation, the editor’s lists, or a trigger. */
export type Caller =
	IExecuteSingleFunctions | IHookFunctions | ILoadOptionsFunctions | IPollFunctions;

export type Credential = {
	type: string;
	/** Tells users apart, whose rate limits are their own. */
	id: string;
	apiAddress: string;
	access: Access;
	/** What nothing that leaves may hold: its tokens, as they are and escaped. */
	secrets: string[];
};

/**
 * Reads the credential that the Authentication parameter chooses.
 *
 * @throws NodeOperationError when its API Address is not right
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

/** A node’s parameter, a locator’s as an ID. In the editor, its present value. */
export function readParameter(context: Caller, parameter: string): unknown {
	return 'getCurrentNodeParameter' in context
		? context.getCurrentNodeParameter(parameter, { extractValue: true })
		: context.getNodeParameter(parameter, undefined, { extractValue: true });
}
