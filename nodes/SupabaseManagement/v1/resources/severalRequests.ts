import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { isDryRun } from '../fields/dryRun';
import { itemsToSendFor } from '../fields/inputItems';
import { Progress } from '../fields/progress';
import { inWords, openOperation, type Operation } from '../request';
import { failedItem } from '../request/failure/nodeError';
import type { OperationKey } from '../request/operation';
import { facts } from './facts';

/** What an operation of several requests works with. */
export type Work = {
	context: IExecutePaginationFunctions;
	operation: Operation;
	/** The input items that it is for, of which the first one is the present one. */
	itemIndexes: number[];
	isDryRun: boolean;
	progress: Progress;
	/** What is done already: returned also if the rest fails and the workflow continues. */
	items: INodeExecutionData[];
};

/**
 * Runs an operation of several requests, once for all input items of the same project. Where it fails,
 * the error says what is done, what is perhaps done, and what is not.
 *
 * @param look the request that a dry run begins with, which only reads
 * @param work sends the requests with the operation’s client, and adds to `items` what is done
 */
export function inSeveralRequests(look: OperationKey, work: (work: Work) => Promise<void>) {
	return async function (
		this: IExecutePaginationFunctions,
		requestData: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		const itemIndexes = itemsToSendFor(this);
		if (itemIndexes === undefined) return [];

		const items: INodeExecutionData[] = [];
		const progress = new Progress();
		let operation: Operation | undefined;
		try {
			const onlyLooks = isDryRun(this);
			operation = await openOperation(this, requestData, facts, onlyLooks ? look : undefined);
			await work({ context: this, operation, itemIndexes, isDryRun: onlyLooks, progress, items });
			return items;
		} catch (error) {
			const nodeError = await inWords(error, this, operation);
			progress.addTo(nodeError);
			if (!this.continueOnFail()) throw nodeError;
			const failed = failedItem(nodeError, itemIndexes[0]!);
			return [...items, { ...failed, pairedItem: itemIndexes.map((item) => ({ item })) }];
		}
	};
}

/** Makes an item, paired with the input item that it comes from, or with all of them. */
export function itemFrom(json: IDataObject, itemIndexes: number[]): INodeExecutionData {
	const [first, ...others] = itemIndexes.map((item) => ({ item }));
	return { json, pairedItem: others.length === 0 ? first! : [first!, ...others] };
}

/**
 * Refuses what input items bring, before anything is changed.
 *
 * @param itemIndex of the input item that is wrong, if it is one of them
 */
export function refusedInput(
	context: IExecutePaginationFunctions,
	itemIndex: number | undefined,
	message: string,
	nextStep: string,
	consequence = 'Nothing was sent to Supabase.',
): NodeOperationError {
	// n8n names the item that sends, which may not be the one that is wrong.
	const isOther = itemIndex !== undefined && itemIndex !== context.getItemIndex();
	const origin = isOther ? `This concerns input item ${itemIndex}. ` : '';
	return new NodeOperationError(context.getNode(), message, {
		itemIndex: itemIndex ?? context.getItemIndex(),
		description: `${origin}${nextStep} ${consequence}`,
	});
}
