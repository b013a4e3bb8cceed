import type {
	IDataObject,
	IExecuteSingleFunctions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { credentialTypeOf, readAccess, type Access } from './access';
import { toNodeError } from './errors';
import { guardProjects } from './guard';
import { operationKey } from './operation';
import { fillPath, readPathValues, type PathValues } from './path';
import { refuseErrors } from './refusal';
import { Sender } from './sender';
import { transport } from './transport';

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
	context: ILoadOptionsFunctions | IExecuteSingleFunctions,
	path: string,
	query: IDataObject = {},
	method: 'GET' | 'POST' = 'GET',
): Promise<{ body: IN8nHttpFullResponse['body']; access: Access }> {
	const node = context.getNode();
	const read = (parameter: string) =>
		'getCurrentNodeParameter' in context
			? context.getCurrentNodeParameter(parameter, { extractValue: true })
			: context.getNodeParameter(parameter, undefined, { extractValue: true });

	const options = { method, url: path, qs: query };
	const key = operationKey(options);
	let pathValues: PathValues = {};
	try {
		pathValues = readPathValues(path, read, { node });

		const credentialType = credentialTypeOf(String(read('authentication')));
		const credential = await context.getCredentials(credentialType);
		const access = readAccess(credential);
		guardProjects(access, key, pathValues, options, { node });

		const sender = new Sender(node, credentialType, timeLimit, undefined);
		const body = await sender.send(key, pathValues, {}, async (show) => {
			const answer = (await context.helpers.httpRequestWithAuthentication.call(
				context,
				credentialType,
				{
					...options,
					...transport,
					baseURL: credential.apiAddress as string,
					url: fillPath(path, pathValues),
					returnFullResponse: true,
				},
			)) as IN8nHttpFullResponse;
			show(answer);
			refuseErrors(answer);
			return answer.body;
		});
		return { body, access };
	} catch (error) {
		throw error instanceof NodeOperationError
			? error
			: toNodeError(error, { node, key, pathValues });
	}
}
