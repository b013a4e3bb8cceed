import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { credentialTypeOf, readAccess, type Access } from './access';
import { ask } from './ask';
import { wrapBody } from './envelope';
import { toNodeError } from './errors';
import { guardProjects, guardReadOnly } from './guard';
import { operationKey } from './operation';
import { readPathValues, type PathValues } from './path';
import { Sender } from './sender';

/** Where a request can come from that is not an operation of the node. */
export type Caller =
	ILoadOptionsFunctions | IExecuteSingleFunctions | IHookFunctions | IPollFunctions;

export type CallOptions = {
	method?: IHttpRequestMethods;
	/** Of the API, with placeholders. */
	path: string;
	/** What fills the placeholders, by the parameter’s name; the node’s own parameters fill the rest. */
	values?: Record<string, string>;
	query?: IDataObject;
	/** Without the envelope of version 2. */
	body?: IDataObject;
	/** How long it is tried, in milliseconds. */
	timeLimit: number;
};

/**
 * Sends one request with the node’s credential, under the same rules as every operation: it is
 * guarded, paced, repeated where that is safe, and its refusals are told in the same words.
 *
 * @returns the answer’s body, and what the credential allows
 * @throws NodeOperationError when nothing was sent, NodeApiError when Supabase refused or could not
 * be reached
 */
export async function call(
	context: Caller,
	{ method = 'GET', path, values = {}, query = {}, body, timeLimit }: CallOptions,
): Promise<{ body: IN8nHttpFullResponse['body']; access: Access }> {
	const node = context.getNode();
	const read = (parameter: string) => values[parameter] ?? readParameter(context, parameter);

	const options = { method, url: path, qs: query };
	const key = operationKey(options);
	let pathValues: PathValues = {};
	try {
		pathValues = readPathValues(path, read, { node });

		const { credentialType, credential, access } = await credentialOf(context);
		guardReadOnly(access, key, { node });
		guardProjects(access, key, pathValues, options, { node });

		const sender = new Sender(node, credentialType, timeLimit, undefined);
		const answer = await ask(context, sender, credentialType, key, pathValues, {
			baseURL: credential.apiAddress as string,
			qs: query,
			body: wrapBody(key, body),
		});
		return { body: answer, access };
	} catch (error) {
		throw error instanceof NodeOperationError
			? error
			: toNodeError(error, { node, key, pathValues });
	}
}

/** The credential that the Authentication parameter chooses, and what it allows. */
export async function credentialOf(context: Caller) {
	const credentialType = credentialTypeOf(String(readParameter(context, 'authentication')));
	const credential = await context.getCredentials(credentialType);
	return { credentialType, credential, access: readAccess(credential) };
}

/** A node’s parameter, a locator’s as an ID. In the editor, as it stands there right now. */
function readParameter(context: Caller, parameter: string): unknown {
	return 'getCurrentNodeParameter' in context
		? context.getCurrentNodeParameter(parameter, { extractValue: true })
		: context.getNodeParameter(parameter, undefined, { extractValue: true });
}
