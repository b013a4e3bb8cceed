import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { itemsToSendFor } from '../../fields/inputItems';
import { Progress } from '../../fields/progress';
import { inWords, openOperation, sendOperation, type Operation } from '../../request';
import { inTurn } from '../../request/client/inTurn';
import { failedItem } from '../../request/failure/nodeError';
import { operationKey } from '../../request/operation';
import { facts } from '../facts';
import { refuseDifferences, refusedInput } from '../severalRequests';
import { inLists } from './inLists';
import { readInputItem, withoutRepeats } from './inputItem';
import type { InputItem } from './secrets';

/** One secret of a list: its name, and the data to send. */
export type Part = { name: string; element: IDataObject | string };

type PartOfItem = Part & { itemIndex: number };

type ReadParts = (item: InputItem) => Part[] | Promise<Part[]>;

/**
 * Sends a list in parts, because Supabase limits the length of a request. With Combine Items, sends
 * the secrets of all input items together.
 *
 * n8n runs all input items separately and at the same time. The first item of each project
 * therefore sends the secrets of all items of that project, and returns one item per secret, paired
 * with the input item of the secret. The other items send and return nothing.
 *
 * @param readParts reads the secrets of one input item
 */
export function sendInParts(readParts: ReadParts) {
	return async function (
		this: IExecutePaginationFunctions,
		requestData: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		const combine = this.getNodeParameter('combineItems', true) === true;
		const itemIndexes = combine ? itemsToSendFor(this) : [this.getItemIndex()];
		if (itemIndexes === undefined) return [];
		return await inTurn(this, operationKey(requestData.options), async () =>
			sendItems(this, requestData, itemIndexes, readParts),
		);
	};
}

/** Sends the secrets of some input items together. */
async function sendItems(
	context: IExecutePaginationFunctions,
	requestData: DeclarativeRestApiSettings.ResultOptions,
	itemIndexes: number[],
	readParts: ReadParts,
): Promise<INodeExecutionData[]> {
	let operation: Operation | undefined;
	let parts: PartOfItem[] = [];
	const items: INodeExecutionData[] = [];
	const progress = new Progress();
	try {
		refuseDifferences(context, itemIndexes);
		operation = await openOperation(context, requestData, facts);
		const given: PartOfItem[] = [];
		for (const index of itemIndexes) given.push(...(await partsOfItem(context, readParts, index)));
		parts = withoutRepeats(
			context,
			given,
			isSame,
			'Give every secret one value, or turn off Combine Items, so that the last item’s value is used.',
		);
		if (parts.length === 0) {
			throw refusedInput(
				context,
				itemIndexes[0],
				'There are no secrets to send',
				'Add one under Secrets.',
			);
		}
		const opened = operation;
		progress.plan(namesOf(parts));
		for (const list of inLists(parts)) {
			const body = list.map(({ element }) => element) as unknown as IDataObject;
			const [answer] = await progress.during(namesOf(list), async () =>
				sendOperation(opened, body),
			);
			for (const part of list) {
				items.push({
					json: { ...answer!.json, name: part.name },
					pairedItem: { item: part.itemIndex },
				});
			}
		}
		return items;
	} catch (error) {
		const nodeError = await inWords(error, context, operation);
		progress.addTo(nodeError);
		if (!context.continueOnFail()) throw nodeError;
		const unsent = parts.slice(items.length).map((part) => part.itemIndex);
		const failedIndexes = parts.length === 0 ? itemIndexes : [...new Set(unsent)];
		return [...items, ...failedIndexes.map((index) => failedItem(nodeError, index))];
	}
}

async function partsOfItem(
	context: IExecutePaginationFunctions,
	readParts: ReadParts,
	itemIndex: number,
): Promise<PartOfItem[]> {
	const parts = await readInputItem(context, itemIndex, readParts);
	return parts.map((part) => ({ ...part, itemIndex }));
}

function namesOf(parts: Part[]): string[] {
	return parts.map(({ name }) => name);
}

function isSame({ element: one }: Part, { element: other }: Part): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
