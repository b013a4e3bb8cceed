import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { refusal } from '../../fields/refusal';
import { slugOf } from './code.fields';
import { entrypointOf, fileAt, filesOfItem, type SourceFile } from './files';
import { writeMultipart } from './multipart';

/** Puts the files and what is said about them into a form. */
export async function sendFiles(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const slug = slugOf(this);
	const { metadata = {} } = options.body as { metadata?: IDataObject };
	const givenEntrypoint = String(metadata.entrypoint_path ?? '').trim();
	const givenImportMap = String(metadata.import_map_path ?? '').trim();

	let files: SourceFile[];
	if (this.getNodeParameter('codeFrom') === 'text') {
		const source = String(this.getNodeParameter('sourceCode', ''));
		if (source.trim() === '') {
			throw refusal(this, 'Source Code is empty', 'Write the code of the function into it.');
		}
		files = [{ path: givenEntrypoint || 'index.ts', data: Buffer.from(source) }];
	} else {
		files = await filesOfItem(this, String(this.getNodeParameter('binaryFields', '')));
	}

	const paths = files.map(({ path }) => path);
	const importMap = fileAt(paths, givenImportMap);
	if (givenImportMap !== '' && importMap === undefined) {
		throw refusal(
			this,
			`Import Map Path is not among the files: ${givenImportMap}`,
			`The files are: ${paths.join(', ')}.`,
		);
	}
	const about: IDataObject = {
		...metadata,
		entrypoint_path: entrypointOf(this, paths, givenEntrypoint, slug),
		import_map_path: importMap,
	};

	const { body, contentType } = writeMultipart([
		{ name: 'metadata', data: Buffer.from(JSON.stringify(about)) },
		...files.map(({ path, mimeType, data }) => ({
			name: 'file',
			fileName: path,
			contentType: mimeType ?? 'application/octet-stream',
			data,
		})),
	]);
	return {
		...options,
		qs: { ...options.qs, slug },
		headers: { ...options.headers, 'content-type': contentType },
		body,
	};
}

export const deployFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['edgeFunction'], operation: ['deploy'] } },
	[
		{
			displayName: 'Additional Fields',
			name: 'edgeFunctionDeployFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Bundle Only',
					name: 'bundleOnly',
					type: 'boolean',
					default: false,
					description:
						'Whether to build the function without putting it live. Update Many puts several live at once.',
					routing: { send: { type: 'query', property: 'bundleOnly' } },
				},
				{
					displayName: 'Entrypoint Path',
					name: 'entrypointPath',
					type: 'string',
					default: '',
					placeholder: 'e.g. functions/hello/index.ts',
					description: 'The file the function starts with. By default its only file, or its index.',
					routing: { send: { type: 'body', property: 'metadata.entrypoint_path' } },
				},
				{
					displayName: 'Import Map Path',
					name: 'importMapPath',
					type: 'string',
					default: '',
					placeholder: 'e.g. functions/hello/deno.json',
					description: 'The file, among those sent, that says where imports lead',
					routing: { send: { type: 'body', property: 'metadata.import_map_path' } },
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Hello World',
					description: 'What the function is called in the dashboard',
					routing: { send: { type: 'body', property: 'metadata.name' } },
				},
				{
					displayName: 'Static Files',
					name: 'staticPatterns',
					type: 'string',
					typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Pattern' },
					default: [],
					placeholder: 'e.g. functions/hello/*.html',
					description: 'Patterns of the files that the function reads while it runs',
					routing: {
						send: {
							type: 'body',
							property: 'metadata.static_patterns',
							value: '={{ [$value].flat() }}',
						},
					},
				},
				{
					displayName: 'Verify JWT',
					name: 'verifyJwt',
					type: 'boolean',
					default: true,
					description:
						'Whether callers must send a valid JWT of the project. Switch it off for webhooks.',
					routing: { send: { type: 'body', property: 'metadata.verify_jwt' } },
				},
			],
		},
	],
);
