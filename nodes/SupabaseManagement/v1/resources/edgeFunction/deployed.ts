import { NodeApiError, type IDataObject, type IExecuteSingleFunctions } from 'n8n-workflow';

import { lookUp } from '../../request/lookUp';

/**
 * Reads the function as it is deployed now.
 *
 * @param field the field that can be set so that nobody needs to know it
 * @returns undefined if the function is new
 * @throws NodeApiError that names the field and the permission if it cannot be read
 */
export async function deployedFunction(
	context: IExecuteSingleFunctions,
	field: string,
): Promise<IDataObject | undefined> {
	const answer = await lookUp(context, '/v1/projects/{ref}/functions/{function_slug}').catch(
		(error: Error) => {
			if (error instanceof NodeApiError && error.httpCode === '404') return undefined;
			throw withField(error, field);
		},
	);
	return answer?.body as IDataObject | undefined;
}

function withField(error: Error, field: string): Error {
	if (error instanceof NodeApiError) {
		error.description = `${field} cannot be kept, because the deployed function cannot be read. Set ${field} under Additional Fields, or give the credential the permission edge_functions_read. ${error.description ?? ''} Nothing was deployed.`;
	}
	return error;
}
