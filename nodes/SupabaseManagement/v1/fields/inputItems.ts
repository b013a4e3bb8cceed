import type {
	IBinaryData,
	IExecuteData,
	IExecutePaginationFunctions,
	INodeExecutionData,
	INodeParameterResourceLocator,
} from 'n8n-workflow';

import { projectRef as projectField } from './projectRef';

const idInUrl = new RegExp(
	projectField.modes!.find(({ name }) => name === 'url')!.extractValue!.regex as string,
);

/** For each run of the node: the input items of each project, by the index of its first item. */
const itemsByFirst = new WeakMap<IExecuteData, Map<number, number[]>>();

/**
 * Finds the input items that are sent together. n8n runs all input items separately and at the same
 * time, so the first item of each project sends the requests for all items of that project.
 *
 * @returns the indexes of all input items for the same project if the current item is the first of
 *   them; otherwise undefined, because the first item sends the requests
 */
export function itemsToSendFor(context: IExecutePaginationFunctions): number[] | undefined {
	const run = context.getExecuteData();
	let byFirst = itemsByFirst.get(run);
	if (byFirst === undefined) {
		const byProject = new Map<string, number[]>();
		const { projectRef } = context.getNode().parameters;
		for (let index = 0; index < inputItems(context).length; index++) {
			const project = projectIn(evaluated(context, projectRef, index));
			const indexes = byProject.get(project);
			if (indexes === undefined) byProject.set(project, [index]);
			else indexes.push(index);
		}
		byFirst = new Map([...byProject.values()].map((indexes) => [indexes[0]!, indexes]));
		itemsByFirst.set(run, byFirst);
	}
	return byFirst.get(context.getItemIndex());
}

/** The project’s ID, however it is written: two groups for one project would undo each other. */
function projectIn(given: unknown): string {
	const isLocator = typeof given === 'object' && given !== null && 'value' in given;
	const { mode, value } = isLocator ? (given as INodeParameterResourceLocator) : { value: given };
	const written = String(value ?? '').trim();
	return mode === 'url' ? (idInUrl.exec(written)?.[1] ?? written) : written;
}

function inputItems(context: IExecutePaginationFunctions): INodeExecutionData[] {
	const { data } = context.getExecuteData();
	return (data.main ?? data.ai_tool)?.[0] ?? [{ json: {} }];
}

/**
 * The value of a parameter for any input item. n8n itself evaluates parameters for the current item
 * only.
 */
export function evaluated(
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

/** The binary fields of an input item. */
export function binaryFieldsOf(
	context: IExecutePaginationFunctions,
	itemIndex: number,
): Record<string, IBinaryData> {
	return inputItems(context)[itemIndex]?.binary ?? {};
}

/** Reads a file of any input item. n8n itself reads files of the current item only. */
export async function readFile(
	context: IExecutePaginationFunctions,
	{ id, data }: IBinaryData,
): Promise<Buffer> {
	if (id === undefined) return Buffer.from(data, 'base64');
	return await context.helpers.binaryToBuffer(await context.helpers.getBinaryStream(id));
}
