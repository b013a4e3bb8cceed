import { NodeOperationError } from 'n8n-workflow';

import type { Place } from '../failure/nodeError';

/**
 * Refuses what was filled in, before anything is sent.
 *
 * @param message what is wrong, naming the field
 * @param nextStep what to do about it, in sentences
 */
export function inputError(
	{ node, itemIndex }: Place,
	message: string,
	nextStep: string,
): NodeOperationError {
	return new NodeOperationError(node, message, {
		itemIndex,
		description: `${nextStep} Nothing was sent to Supabase.`,
	});
}
