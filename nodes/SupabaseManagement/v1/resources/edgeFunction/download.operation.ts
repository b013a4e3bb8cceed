import {
	updateDisplayOptions,
	type IBinaryKeyData,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';

import { UnreadableAnswer } from '../../request/failure/failure';
import { readCode } from './code';
import { downloadedPaths } from './downloadedPaths';
import { fileAt } from './files';
import { mediaType } from './mediaType';
import { readText } from '../../request/input/readText';

const bundleType = 'application/vnd.denoland.eszip';

/** Puts the bundle, or each source file, into a binary field of the item. */
export async function toFiles(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
	answer: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	const { ref, function_slug: slug } = items[0]!.json;
	const field = readText(this, 'outputField').trim() || 'data';
	if (this.getNodeParameter('format') === 'bundle') {
		const bytes = answer.body as Buffer;
		if (bytes.length === 0) throw new UnreadableAnswer('It is empty.');
		const contentType = String(answer.headers['content-type'] ?? '');
		const mimeType = contentType.split(';')[0]!.trim() || bundleType;
		const bundle = await this.helpers.prepareBinaryData(bytes, `${String(slug)}.eszip`, mimeType);
		return [{ json: { ref, slug }, binary: { [field]: bundle } }];
	}

	const { files, entrypoint: start } = readCode(answer);
	const names = files.map(({ name }) => name);
	const paths = downloadedPaths(names, String(slug));
	const binary: IBinaryKeyData = {};
	for (const [index, { type, data }] of files.entries()) {
		const path = paths[index]!;
		const mimeType = mediaType(path, type);
		const { directory, ...file } = await this.helpers.prepareBinaryData(data, path, mimeType);
		void directory;
		// Includes the folder, so that Deploy restores the same path.
		binary[`${field}_${index}`] = { ...file, fileName: path };
	}
	const json: IDataObject = { ref, slug, files: paths };
	const entrypoint = paths[names.indexOf(start ?? '')] ?? fileAt(paths, start ?? '');
	if (entrypoint !== undefined) json.entrypoint_path = entrypoint;
	return [{ json, binary }];
}

export const downloadFields: INodeProperties[] = [
	...updateDisplayOptions({ show: { resource: ['edgeFunction'], operation: ['download'] } }, [
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
	] as INodeProperties[]),
	...updateDisplayOptions(
		{ show: { resource: ['edgeFunction'], operation: ['download', 'downloadAll'] } },
		[
			{
				displayName: 'Put Output File in Field',
				name: 'outputField',
				type: 'string',
				required: true,
				default: 'data',
				hint: 'If an item has several files, they are numbered: data_0, data_1 and so on',
				description: 'The name of the binary field to put the file in',
			},
		] as INodeProperties[],
	),
];
