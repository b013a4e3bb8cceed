import type { IExecuteSingleFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { placeOf, type Place } from '../place';

/**
 * Creates the error for invalid input, before anything is sent.
 *
 * @param where the node and its item, or n8n’s context
 * @param message what is wrong, naming the field
 * @param nextStep what to do about it, in sentences
 */
export function inputError(
	where: Place | Pick<IExecuteSingleFunctions, 'getItemIndex' | 'getNode'>,
	message: string,
	nextStep: string,
): NodeOperationError {
	const { node, itemIndex } = 'node' in where ? where : placeOf(where);
	return new NodeOperationError(node, message, {
		itemIndex,
		description: `${nextStep} Nothing was sent to Supabase.`,
	});
}
