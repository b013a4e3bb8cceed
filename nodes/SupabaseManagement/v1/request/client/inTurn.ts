import type { IExecuteData, IExecutePaginationFunctions } from 'n8n-workflow';

import { placeholdersOf, readPathValues, type PathValues } from '../input/path';
import type { OperationKey } from '../operation';

/** The turn of one input item. */
export type Turn = {
	/** Whether no earlier item of the run changes the same project. */
	isFirst: boolean;
	/** Lets the next item begin before the work has ended. */
	end: () => void;
};

type Try = {
	itemIndexes: Set<number>;
	/** The last turn of each project, organization and so on. */
	turns: Map<string, Promise<unknown>>;
};

/** For each run of the node, its current try. */
const tries = new WeakMap<IExecuteData, Try>();

/**
 * Does the work of the input items that change the same project one after the other, in their
 * order. n8n starts all items at the same time, and a change may depend on an earlier one.
 *
 * @param key the first placeholder of its path names what is changed; without a placeholder, items
 *   do not wait for each other
 * @param work does the work of the current item, and always ends
 * @returns the result of `work`
 * @throws the error of `work`; or that of an earlier item, unless the workflow continues on errors,
 *   because the current item may depend on it
 */
export async function inTurn<T>(
	context: IExecutePaginationFunctions,
	key: OperationKey,
	work: (turn: Turn) => Promise<T>,
): Promise<T> {
	const changed = changedBy(context, key);
	if (changed === undefined) return await work({ isFirst: true, end: () => {} });

	const { turns } = tryOf(context);
	const previous = turns.get(changed);
	let end!: () => void;
	const ended = new Promise<void>((resolve) => {
		end = resolve;
	});
	const done = (async () => {
		await previous;
		return await work({ isFirst: previous === undefined, end });
	})();
	const turn = Promise.race([done, ended]);
	// If no other item waits for it, only this item throws the error.
	turn.catch(() => {});
	turns.set(changed, turn);
	return await done;
}

/** With Retry On Fail, n8n runs all items again, with the same data: an item then comes again. */
function tryOf(context: IExecutePaginationFunctions): Try {
	const run = context.getExecuteData();
	const itemIndex = context.getItemIndex();
	let current = tries.get(run);
	if (current === undefined || current.itemIndexes.has(itemIndex)) {
		current = { itemIndexes: new Set(), turns: new Map() };
		tries.set(run, current);
	}
	current.itemIndexes.add(itemIndex);
	return current;
}

/** @returns undefined if the path has no placeholder, or n8n cannot read a field */
function changedBy(context: IExecutePaginationFunctions, key: OperationKey): string | undefined {
	const [placeholder = ''] = placeholdersOf(key);
	const read = (parameter: string) =>
		context.getNodeParameter(parameter, undefined, { extractValue: true });
	let values: PathValues = {};
	try {
		values = readPathValues(key, read);
	} catch {
		// The work of the item reports why.
	}
	return values[placeholder];
}
