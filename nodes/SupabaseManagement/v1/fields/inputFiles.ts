import {
	updateDisplayOptions,
	type IBinaryData,
	type IExecutePaginationFunctions,
	type INodeProperties,
	type NodeOperationError,
} from 'n8n-workflow';

import { binaryFieldsOf, evaluated, readFile } from './inputItems';
import { pathOf, relativePaths } from './paths';

/** A file of an input item. */
export type InputFile = { path: string; data: Buffer; itemIndex: number };

/** Creates the error to throw for an input item. */
type Refuse = (itemIndex: number, message: string, nextStep: string) => NodeOperationError;

type Named = { path: string; itemIndex: number; read: () => Promise<Buffer> };

/**
 * Reads the files of several input items into one list.
 *
 * @param keepsFolders whether absolute paths keep their common folder
 * @returns the files, otherwise with paths relative to their common folder
 * @throws NodeOperationError if there are none, or one cannot be read
 */
export async function filesOfItems(
	context: IExecutePaginationFunctions,
	itemIndexes: number[],
	refuse: Refuse,
	keepsFolders = false,
): Promise<InputFile[]> {
	const { parameters } = context.getNode();
	const parameter = (name: string, itemIndex: number) =>
		evaluated(context, parameters[name], itemIndex);
	const named = itemIndexes.flatMap((itemIndex): Named[] =>
		parameter('filesFrom', itemIndex) === 'json'
			? filesInJson(parameter('filesJson', itemIndex), itemIndex, refuse)
			: binaryFiles(context, String(parameter('inputFiles', itemIndex) ?? ''), itemIndex, refuse),
	);
	if (named.length === 0) {
		throw refuse(
			itemIndexes[0]!,
			'The input items have no files',
			'Add a node before this one that reads files, such as Read/Write Files from Disk.',
		);
	}
	const paths = relativePaths(
		named.map(({ path }) => path),
		(message) => refuse(itemIndexes[0]!, message, 'Rename the files, and run the operation again.'),
		keepsFolders,
	);
	const files: InputFile[] = [];
	for (const [index, { itemIndex, read }] of named.entries()) {
		files.push({ path: paths[index]!, itemIndex, data: await read() });
	}
	return files;
}

/**
 * Reads a file as text.
 *
 * @returns undefined if the file is not in UTF-8: every unknown byte would become “�”
 */
export function textIn(data: Buffer): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(data);
	} catch {
		return undefined;
	}
}

function binaryFiles(
	context: IExecutePaginationFunctions,
	fields: string,
	itemIndex: number,
	refuse: Refuse,
): Named[] {
	const carried: Record<string, IBinaryData> = binaryFieldsOf(context, itemIndex);
	const wanted = fields
		.split(',')
		.map((field) => field.trim())
		.filter(Boolean);
	return (wanted.length > 0 ? wanted : Object.keys(carried)).map((field) => {
		const file = carried[field];
		if (file === undefined) {
			const names = Object.keys(carried);
			throw refuse(
				itemIndex,
				`The item has no binary field “${field}”`,
				names.length === 0
					? 'It has no binary fields.'
					: `It has ${names.join(', ')}. Correct Input Binary Fields.`,
			);
		}
		return { path: pathOf(file, field), itemIndex, read: async () => readFile(context, file) };
	});
}

/** `{ "path": "text" }`, `{ "path": "…", "content": "text" }`, or a list of either. */
function filesInJson(given: unknown, itemIndex: number, refuse: Refuse): Named[] {
	const wrong = refuse(
		itemIndex,
		'Files (JSON) is not valid',
		'Enter { "path": "text" } or [{ "path": "…", "content": "text" }].',
	);
	const json = typeof given === 'string' ? parsed(given) : given;
	const entries = (Array.isArray(json) ? json : [json]).flatMap((each): unknown[][] => {
		if (typeof each !== 'object' || each === null || Array.isArray(each)) throw wrong;
		const { path, content, ...others } = each as Record<string, unknown>;
		const isOne = path !== undefined && content !== undefined && Object.keys(others).length === 0;
		return isOne ? [[path, content]] : Object.entries(each);
	});
	return entries.map(([path, text]) => {
		if (typeof path !== 'string' || typeof text !== 'string') throw wrong;
		return { path, itemIndex, read: async () => Buffer.from(text) };
	});
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** For operations that work on a set of files. */
export const inputFilesFields: INodeProperties[] = updateDisplayOptions(
	{
		show: { resource: ['edgeFunction', 'migration'], operation: ['applyFiles', 'synchronize'] },
	},
	[
		{
			displayName: 'Files From',
			name: 'filesFrom',
			type: 'options',
			noDataExpression: true,
			default: 'binary',
			description:
				'Where the files come from. The files of all input items for the same project are used together.',
			options: [
				{ name: 'Binary Data', value: 'binary', description: 'Files of the input items' },
				{ name: 'JSON', value: 'json', description: 'Text of each file, with its path' },
			],
		},
		{
			displayName: 'Input Binary Fields',
			name: 'inputFiles',
			type: 'string',
			default: '',
			placeholder: 'e.g. data',
			hint: 'Comma-separated names. If empty, all files of each item are used.',
			description: 'Binary fields with the files. Folders in file names are kept.',
			displayOptions: { show: { filesFrom: ['binary'] } },
		},
		{
			displayName: 'Files (JSON)',
			name: 'filesJson',
			type: 'json',
			required: true,
			default: '={{ { [$json.path]: $json.content } }}',
			description:
				'Paths and text of the files: { "path": "text" } or [{ "path": "…", "content": "text" }]',
			displayOptions: { show: { filesFrom: ['json'] } },
		},
	],
);
