import type { IExecuteSingleFunctions, INode } from 'n8n-workflow';

/** The node, and the input item that it works for. */
export type Place = { node: INode; itemIndex?: number };

/** @returns where n8n works at the moment */
export function placeOf(
	context: Pick<IExecuteSingleFunctions, 'getItemIndex' | 'getNode'>,
): Place & { itemIndex: number } {
	return { node: context.getNode(), itemIndex: context.getItemIndex() };
}
