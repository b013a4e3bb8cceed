import type { IExecuteSingleFunctions, NodeOperationError } from 'n8n-workflow';

import { inputError } from '../request/input/inputError';

/**
 * Refuses what was typed into a field, before anything is sent.
 *
 * @param message what is wrong, naming the field
 * @param nextStep what to do about it, in sentences
 */
export function refusal(
	context: Pick<IExecuteSingleFunctions, 'getItemIndex' | 'getNode'>,
	message: string,
	nextStep: string,
): NodeOperationError {
	const place = { node: context.getNode(), itemIndex: context.getItemIndex() };
	return inputError(place, message, nextStep);
}
