import type { IDataObject, ILoadOptionsFunctions, IN8nHttpFullResponse } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { credentialTypeOf, readAccess, type Access } from './access';
import { refuseErrors, toNodeError } from './errors';
import { guard } from './guard';
import { operationKey } from './operation';
import { fillPath, readPathValues, type PathValues } from './path';
import { transport } from './transport';

/**
 * Reads from the API what the editor offers to choose from.
 *
 * @param path of the API, with placeholders, which the node’s parameters fill
 * @returns the answer’s body, and what the credential allows
 * @throws NodeOperationError or NodeApiError, which the editor shows in place of the list
 */
export async function lookUp(
	context: ILoadOptionsFunctions,
	path: string,
	query: IDataObject = {},
): Promise<{ body: IN8nHttpFullResponse['body']; access: Access }> {
	const node = context.getNode();
	const read = (parameter: string) =>
		context.getCurrentNodeParameter(parameter, { extractValue: true });

	let pathValues: PathValues = {};
	try {
		const options = { method: 'GET' as const, url: path, qs: query };
		pathValues = readPathValues(path, read, { node });

		const credentialType = credentialTypeOf(String(read('authentication')));
		const credential = await context.getCredentials(credentialType);
		const access = readAccess(credential);
		guard(access, operationKey(options), pathValues, options, { node });

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
		refuseErrors(answer);
		return { body: answer.body, access };
	} catch (error) {
		throw error instanceof NodeOperationError
			? error
			: toNodeError(node, error, undefined, pathValues);
	}
}
