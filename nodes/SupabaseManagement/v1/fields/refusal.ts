import { NodeOperationError, type IExecuteSingleFunctions } from 'n8n-workflow';

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
	return new NodeOperationError(context.getNode(), message, {
		itemIndex: context.getItemIndex(),
		description: `${nextStep} Nothing was sent to Supabase.`,
	});
}
