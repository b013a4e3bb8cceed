import { NodeApiError, type IDataObject } from 'n8n-workflow';

import { record } from '../../request/answer/shape';
import { isGone } from '../../request/failure/nodeError';
import type { StepTools } from '../../request/steps';
import { readFunction } from './requests';

/**
 * Reads the currently deployed function.
 *
 * @param field the field that the user can set instead
 * @returns undefined if the function is new
 * @throws NodeApiError that names the field and the permission if it cannot be read
 */
export async function deployedFunction(
	{ client, pathValues }: StepTools,
	slug: string,
	field: string,
): Promise<IDataObject | undefined> {
	try {
		return await client.read(readFunction, record({}), {
			values: { ...pathValues, function_slug: slug },
		});
	} catch (error) {
		if (isGone(error)) return undefined;
		throw withField(error as Error, field);
	}
}

function withField(error: Error, field: string): Error {
	if (error instanceof NodeApiError) {
		error.description = `${field} cannot be kept, because the deployed function cannot be read. Set ${field} under Additional Fields, or give the credential the permission edge_functions_read. ${error.description ?? ''} Nothing was deployed.`;
	}
	return error;
}
