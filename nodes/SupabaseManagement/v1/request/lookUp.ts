import type { IDataObject, ILoadOptionsFunctions, IN8nHttpFullResponse } from 'n8n-workflow';

import { credentialTypeOf, readAccess, type Access } from './access';
import { refuseErrorStatus, toNodeError } from './errors';
import { transport } from './transport';

/**
 * Reads from the API what the editor offers to choose from.
 *
 * @param path filled, not a template
 * @returns the answer’s body, and what the credential allows
 * @throws NodeApiError, which the editor shows in place of the list
 */
export async function lookUp(
	context: ILoadOptionsFunctions,
	path: string,
	query: IDataObject = {},
): Promise<{ body: IN8nHttpFullResponse['body']; access: Access }> {
	const authentication = context.getNodeParameter('authentication', 'accessToken') as string;
	const credentialType = credentialTypeOf(authentication);
	const credential = await context.getCredentials(credentialType);
	try {
		const answer = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			credentialType,
			{
				...transport,
				method: 'GET',
				baseURL: credential.apiAddress as string,
				url: path,
				qs: query,
				returnFullResponse: true,
			},
		)) as IN8nHttpFullResponse;
		refuseErrorStatus(answer);
		return { body: answer.body, access: readAccess(credential) };
	} catch (error) {
		throw toNodeError(context.getNode(), error, undefined, {});
	}
}
