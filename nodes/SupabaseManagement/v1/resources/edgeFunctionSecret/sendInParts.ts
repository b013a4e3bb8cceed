import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecuteData,
	IExecutePaginationFunctions,
	INodeExecutionData,
	INodeParameters,
	NodeApiError,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { inWords, openOperation, sendOperation, type Operation } from '../../request';
import { failedItem } from '../../request/failure/nodeError';
import { facts } from '../facts';
import { WrongSecret } from './secretName';

/** One secret of a list: what is sent of it, and its name. */
export type Part = { name: string; element: IDataObject | string };

type PartOfItem = Part & { itemIndex: number };

type ReadParts = (parameter: (name: string) => unknown) => Part[];

const longestList = 100;

/**
 * Sends a list that is longer than Supabase accepts in one request, and, with Combine Items, together
 * what all input items bring.
 *
 * n8n runs every input item for itself, all at the same time. So the first item of each project
 * sends for all items of that project, and returns one item per secret, paired with the input
 * item that had it; the others send nothing and return nothing.
 *
 * @param readParts reads what one input item brings
 */
export function sendInParts(readParts: ReadParts) {
	return async function (
		this: IExecutePaginationFunctions,
		requestData: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		const itemIndex = this.getItemIndex();
		const combine = this.getNodeParameter('combineItems', true) === true;
		const itemIndexes = combine ? itemsToSendFor(this) : [itemIndex];
		if (itemIndexes === undefined) return [];

		let operation: Operation | undefined;
		let parts: PartOfItem[] = [];
		const items: INodeExecutionData[] = [];
		let done = 0;
		try {
			operation = await openOperation(this, requestData, facts);
			const { parameters } = this.getNode();
			parts = itemIndexes.flatMap((index) => partsOfItem(this, readParts, parameters, index));
			parts = withoutRepeats(this, parts);
			if (parts.length === 0) {
				throw refused(this, itemIndex, 'There are no secrets to send', 'Add one under Secrets.');
			}
			for (; done < parts.length; done += longestList) {
				const list = parts.slice(done, done + longestList);
				const body = list.map(({ element }) => element) as unknown as IDataObject;
				const [answer] = await sendOperation(operation, body);
				for (const part of list) {
					items.push({
						json: { ...answer!.json, name: part.name },
						pairedItem: { item: part.itemIndex },
					});
				}
			}
			return items;
		} catch (error) {
			const nodeError = await inWords(error, this, operation);
			withProgress(nodeError, done, parts.length);
			if (!this.continueOnFail()) throw nodeError;
			const unsent = parts.slice(done).map((part) => part.itemIndex);
			const failedIndexes = parts.length === 0 ? itemIndexes : [...new Set(unsent)];
			return [...items, ...failedIndexes.map((index) => failedItem(nodeError, index))];
		}
	};
}

function partsOfItem(
	context: IExecutePaginationFunctions,
	readParts: ReadParts,
	parameters: INodeParameters,
	itemIndex: number,
): PartOfItem[] {
	try {
		const parameter = (name: string) => evaluated(context, parameters[name], itemIndex);
		return readParts(parameter).map((part) => ({ ...part, itemIndex }));
	} catch (error) {
		const refusal =
			error instanceof WrongSecret
				? refused(context, itemIndex, error.message, error.nextStep)
				: (error as Error);
		throw refusal;
	}
}

/** A duplicate secret counts once; with two values, nobody could know which one is meant. */
function withoutRepeats(context: IExecutePaginationFunctions, parts: PartOfItem[]): PartOfItem[] {
	const known = new Map<string, PartOfItem>();
	for (const part of parts) {
		const other = known.get(part.name);
		if (other !== undefined && !isSame(other.element, part.element)) {
			throw refused(
				context,
				part.itemIndex,
				`${part.name} has two different values`,
				'Give every secret one value, or turn off Combine Items, so that the last item’s value is used.',
			);
		}
		if (other === undefined) known.set(part.name, part);
	}
	return [...known.values()];
}

function isSame(one: Part['element'], other: Part['element']): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

/** For each run of the node: the input items of each project, by the first of them. */
const itemsByFirst = new WeakMap<IExecuteData, Map<number, number[]>>();

/** All input items that are for the same project, if the present one is the first of them. */
function itemsToSendFor(context: IExecutePaginationFunctions): number[] | undefined {
	const run = context.getExecuteData();
	let byFirst = itemsByFirst.get(run);
	if (byFirst === undefined) {
		const byProject = new Map<string, number[]>();
		const { projectRef } = context.getNode().parameters;
		const count = (run.data.main ?? run.data.ai_tool)?.[0]?.length ?? 1;
		for (let index = 0; index < count; index++) {
			const project = JSON.stringify(evaluated(context, projectRef, index));
			const indexes = byProject.get(project);
			if (indexes === undefined) byProject.set(project, [index]);
			else indexes.push(index);
		}
		byFirst = new Map([...byProject.values()].map((indexes) => [indexes[0]!, indexes]));
		itemsByFirst.set(run, byFirst);
	}
	return byFirst.get(context.getItemIndex());
}

/** What a parameter is for an item: n8n itself gives an item its own parameters only. */
function evaluated(
	context: IExecutePaginationFunctions,
	parameter: unknown,
	itemIndex: number,
): unknown {
	if (typeof parameter === 'string') {
		return parameter.startsWith('=')
			? context.evaluateExpression(parameter.slice(1), itemIndex)
			: parameter;
	}
	if (Array.isArray(parameter)) return parameter.map((each) => evaluated(context, each, itemIndex));
	if (typeof parameter !== 'object' || parameter === null) return parameter;
	return Object.fromEntries(
		Object.entries(parameter).map(([name, inner]) => [name, evaluated(context, inner, itemIndex)]),
	);
}

function refused(
	context: IExecutePaginationFunctions,
	itemIndex: number,
	message: string,
	nextStep: string,
): NodeOperationError {
	// n8n names the item that sends, which may not be the one that is wrong.
	const origin =
		itemIndex === context.getItemIndex() ? '' : `It comes from input item ${itemIndex}. `;
	return new NodeOperationError(context.getNode(), message, {
		itemIndex,
		description: `${origin}${nextStep} Nothing was sent to Supabase.`,
	});
}

/** Lists are sent one after the other: says how many were sent. */
function withProgress(error: NodeApiError | NodeOperationError, done: number, total: number): void {
	if (done === 0) return;
	error.description =
		`${error.description ?? ''} The first ${done} of ${total} secrets were sent.`.trim();
}
