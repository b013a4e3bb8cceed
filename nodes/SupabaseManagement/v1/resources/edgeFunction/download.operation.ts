import {
	updateDisplayOptions,
	type IBinaryKeyData,
	type IExecuteSingleFunctions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';

import { UnreadableAnswer } from '../../request/refusal';
import { relativePaths, type SourceFile } from './files';
import { readMultipart } from './multipart';

const bundleType = 'application/vnd.denoland.eszip';

const sourceTypes: Record<string, string> = {
	cts: 'text/typescript',
	html: 'text/html',
	js: 'text/javascript',
	json: 'application/json',
	jsx: 'text/javascript',
	mjs: 'text/javascript',
	mts: 'text/typescript',
	ts: 'text/typescript',
	tsx: 'text/typescript',
	txt: 'text/plain',
};

/** Puts the bundle, or each source file, into a binary field of the item. */
export async function toFiles(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
	{ body, headers }: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	const { ref, function_slug: slug } = items[0]!.json;
	const field = String(this.getNodeParameter('outputField', '')).trim() || 'data';
	const contentType = String(headers['content-type'] ?? '');
	const bytes = body as Buffer;
	if (bytes.length === 0) throw new UnreadableAnswer('It is empty.');

	if (this.getNodeParameter('format') === 'bundle') {
		const mimeType = contentType.split(';')[0]!.trim() || bundleType;
		const bundle = await this.helpers.prepareBinaryData(bytes, `${String(slug)}.eszip`, mimeType);
		return [{ json: { ref, slug }, binary: { [field]: bundle } }];
	}

	const files = sourceFiles(bytes, contentType);
	const binary: IBinaryKeyData = {};
	for (const [index, { path, mimeType, data }] of files.entries()) {
		const { directory, ...file } = await this.helpers.prepareBinaryData(data, path, mimeType);
		void directory;
		// With its folder, so that Deploy puts it in the same place.
		binary[`${field}_${index}`] = { ...file, fileName: path };
	}
	return [{ json: { ref, slug, files: files.map(({ path }) => path) }, binary }];
}

/** @throws UnreadableAnswer when there is no file, or one that leads out of the function’s folder */
function sourceFiles(body: Buffer, contentType: string): SourceFile[] {
	// What is said about the files may come along as a file of its own.
	const files = readMultipart(body, contentType).filter(
		({ name, fileName }) => name !== 'metadata' && fileName,
	);
	if (files.length === 0) throw new UnreadableAnswer('It holds no file.');
	const paths = relativePaths(
		files.map(({ fileName }) => fileName!),
		(message) => new UnreadableAnswer(`${message}.`),
	);
	return files.map((file, index) => {
		const path = paths[index]!;
		const extension = path.split('.').at(-1)!.toLowerCase();
		const given = file.contentType?.split(';')[0]!.trim();
		const isKnown = given && given !== 'application/octet-stream';
		return {
			path,
			mimeType: isKnown ? given : (sourceTypes[extension] ?? 'application/octet-stream'),
			data: file.data,
		};
	});
}

export const downloadFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['edgeFunction'], operation: ['download'] } },
	[
		{
			displayName: 'Format',
			name: 'format',
			type: 'options',
			default: 'source',
			options: [
				{
					name: 'Bundle (Eszip)',
					value: 'bundle',
					description: 'One file, for Update or Create From Bundle',
					routing: { request: { headers: { accept: '*/*' } } },
				},
				{
					name: 'Source Files',
					value: 'source',
					description: 'A binary field for each file, for Deploy',
					routing: { request: { headers: { accept: 'multipart/form-data' } } },
				},
			],
		},
		{
			displayName: 'Put Output in Field',
			name: 'outputField',
			type: 'string',
			required: true,
			default: 'data',
			hint: 'Source files are numbered: data_0, data_1 and so on',
			description: 'Name of the binary field to put the file in',
		},
	],
);
