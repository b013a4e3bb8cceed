import {
	jsonParse,
	updateDisplayOptions,
	type IBinaryKeyData,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';

import { UnreadableAnswer } from '../../request/failure/failure';
import { downloadedPaths } from './downloadedPaths';
import { fileAt, type SourceFile } from './files';
import { readMultipart, type Part } from './multipart';

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

	const { files, entrypoint } = sourceFiles(bytes, contentType, String(slug));
	const binary: IBinaryKeyData = {};
	for (const [index, { path, mimeType, data }] of files.entries()) {
		const { directory, ...file } = await this.helpers.prepareBinaryData(data, path, mimeType);
		void directory;
		// Includes the folder, so that Deploy restores the same path.
		binary[`${field}_${index}`] = { ...file, fileName: path };
	}
	const json: IDataObject = { ref, slug, files: files.map(({ path }) => path) };
	if (entrypoint !== undefined) json.entrypoint_path = entrypoint;
	return [{ json, binary }];
}

/** The name under which Supabase returns the entrypoint. Older responses do not have it. */
type Metadata = { deno2_entrypoint_path?: string };

type Download = { files: Array<SourceFile & { mimeType: string }>; entrypoint?: string };

/** @throws UnreadableAnswer when there is no file */
function sourceFiles(body: Buffer, contentType: string, slug: string): Download {
	const parts = readMultipart(body, contentType);
	const files = parts.filter((part) => !isMetadata(part));
	if (files.length === 0) throw new UnreadableAnswer('It contains no file.');

	const names = files.map(({ name, fileName }) => fileName || name);
	const paths = downloadedPaths(names, slug);
	const { deno2_entrypoint_path: start } = metadataOf(parts.find(isMetadata));
	return {
		files: files.map(({ contentType: given, data }, index) => ({
			path: paths[index]!,
			mimeType: mediaType(paths[index]!, given),
			data,
		})),
		entrypoint: paths[names.indexOf(start ?? '')] ?? fileAt(paths, start ?? ''),
	};
}

/** The metadata of the files: a field, or a file named `blob`, as FormData clients send it. */
function isMetadata({ name, fileName }: Part): boolean {
	return name === 'metadata' && (fileName === undefined || fileName === '' || fileName === 'blob');
}

function metadataOf(part: Part | undefined): Metadata {
	return jsonParse<Metadata | null>(part?.data.toString() ?? '{}', { fallbackValue: {} }) ?? {};
}

function mediaType(path: string, given: string | undefined): string {
	const plain = given?.split(';')[0]!.trim();
	const isKnown = plain && plain !== 'application/octet-stream';
	const extension = path.split('.').at(-1)!.toLowerCase();
	return isKnown ? plain : (sourceTypes[extension] ?? 'application/octet-stream');
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
