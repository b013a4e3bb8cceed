import type { IExecuteSingleFunctions, INode } from 'n8n-workflow';

/** The node and the current input item. */
export type Place = { node: INode; itemIndex?: number };

/** @returns the node and input item that n8n is running */
export function placeOf(
	context: Pick<IExecuteSingleFunctions, 'getItemIndex' | 'getNode'>,
): Place & { itemIndex: number } {
	return { node: context.getNode(), itemIndex: context.getItemIndex() };
}
