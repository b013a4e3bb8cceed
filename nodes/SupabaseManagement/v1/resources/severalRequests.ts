import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { isDryRun } from '../fields/dryRun';
import { evaluated, itemsToSendFor } from '../fields/inputItems';
import { Progress } from '../fields/progress';
import { inWords, openOperation, presented, type Operation } from '../request';
import { failedItem } from '../request/failure/nodeError';
import type { OperationKey } from '../request/operation';
import { facts } from './facts';

/** The tools of an operation of several requests. */
export type Work = {
	context: IExecutePaginationFunctions;
	operation: Operation;
	/** The input items that it handles. The first one is the current item. */
	itemIndexes: number[];
	isDryRun: boolean;
	progress: Progress;
	/**
	 * The items that are done. They are returned even if the rest fails and the workflow continues.
	 */
	items: INodeExecutionData[];
};

/**
 * Runs an operation of several requests, once for all input items of the same project. If it fails,
 * the error lists what is done, perhaps done and not done.
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
			refuseDifferences(this, itemIndexes);
			const onlyLooks = isDryRun(this);
			operation = await openOperation(this, requestData, facts, onlyLooks ? look : undefined);
			await work({ context: this, operation, itemIndexes, isDryRun: onlyLooks, progress, items });
			return presented(operation, items);
		} catch (error) {
			const nodeError = await inWords(error, this, operation);
			progress.addTo(nodeError);
			if (!this.continueOnFail()) throw nodeError;
			const failed = failedItem(nodeError, itemIndexes[0]!);
			const done = operation === undefined ? [] : presented(operation, items);
			return [...done, { ...failed, pairedItem: itemIndexes.map((item) => ({ item })) }];
		}
	};
}

/**
 * Refuses input items that differ in a setting of the whole run: with the setting of the first one,
 * the run would change what another one only wanted to look at.
 */
export function refuseDifferences(
	context: IExecutePaginationFunctions,
	itemIndexes: number[],
): void {
	const settings = Object.entries(context.getNode().parameters).filter(
		([name]) => name === 'dryRun' || name.endsWith('Options'),
	);
	for (const [name, parameter] of settings) {
		const valueFor = (index: number) => JSON.stringify(evaluated(context, parameter, index));
		const [first, ...others] = itemIndexes;
		const expected = valueFor(first!);
		const other = others.find((index) => valueFor(index) !== expected);
		if (other === undefined) continue;
		const label = { dryRun: 'Dry Run', requestOptions: 'Request Options' }[name] ?? 'Options';
		throw refusedInput(
			context,
			other,
			`${label} differs between input items of the same project`,
			'The operation runs once for all of them, so this setting must be the same.',
		);
	}
}

/** Creates an item, paired with its input item or with all input items. */
export function itemFrom(json: IDataObject, itemIndexes: number[]): INodeExecutionData {
	const [first, ...others] = itemIndexes.map((item) => ({ item }));
	return { json, pairedItem: others.length === 0 ? first! : [first!, ...others] };
}

/**
 * Creates the error for an invalid input item, before anything is changed.
 *
 * @param itemIndex of the invalid input item, if there is one
 */
export function refusedInput(
	context: IExecutePaginationFunctions,
	itemIndex: number | undefined,
	message: string,
	nextStep: string,
	consequence = 'Nothing was sent to Supabase.',
): NodeOperationError {
	// n8n names the item that sends, which may not be the invalid one.
	const isOther = itemIndex !== undefined && itemIndex !== context.getItemIndex();
	const origin = isOther ? `This concerns input item ${itemIndex}. ` : '';
	return new NodeOperationError(context.getNode(), message, {
		itemIndex: itemIndex ?? context.getItemIndex(),
		description: `${origin}${nextStep} ${consequence}`,
	});
}
