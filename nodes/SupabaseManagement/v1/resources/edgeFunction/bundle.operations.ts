import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { nothingToUpdate } from '../../request/input/emptyUpdate';
import { inputError } from '../../request/input/inputError';
import { slugOf } from './code.fields';
import { filesOfItem } from './files';
import { readText } from '../../request/input/readText';

/** Sends a bundle as bytes with its settings in the query, or source code and settings as JSON. */
async function sendCode(
	context: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	newFunction: { slug?: string },
): Promise<IHttpRequestOptions> {
	const query = { ...options.qs };
	if (context.getNodeParameter('codeFrom') === 'text') {
		const source = readText(context, 'sourceCode');
		const { name, verify_jwt, ...rest } = query;
		const body: IDataObject = { ...newFunction, name, body: source || undefined, verify_jwt };
		return { ...options, qs: rest, body: JSON.parse(JSON.stringify(body)) as IDataObject };
	}

	const files = await filesOfItem(context, readText(context, 'binaryFields'));
	const [bundle, ...others] = files;
	if (others.length > 0) {
		throw inputError(
			context,
			`One bundle is required, but there are ${files.length} files`,
			'Enter the binary field of the bundle in Input Binary Fields. For source files, use Deploy.',
		);
	}
	if (bundle!.data.length === 0) {
		throw inputError(
			context,
			'The bundle is empty',
			'Make sure that the previous node wrote the file.',
		);
	}
	return {
		...options,
		qs: { ...newFunction, ...query },
		headers: { ...options.headers, 'content-type': 'application/vnd.denoland.eszip' },
		body: bundle!.data,
	};
}

export async function sendNewCode(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const slug = slugOf(this);
	const sent = await sendCode(this, options, { slug });
	if (Buffer.isBuffer(sent.body)) return sent;
	const body = sent.body as IDataObject;
	if (body.body === undefined) {
		throw inputError(this, 'Source Code is empty', 'Enter the code of the function.');
	}
	return { ...sent, body: { ...body, name: body.name || slug } };
}

export async function sendChangedCode(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const sent = await sendCode(this, options, {});
	const changes = { ...sent.qs, ...(sent.body as object) };
	if (!Buffer.isBuffer(sent.body) && Object.keys(changes).length === 0) {
		throw nothingToUpdate(this, 'Enter Source Code, or add a field under Update Fields.');
	}
	return sent;
}

const name: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Hello World',
	description: 'Name of the function in the dashboard',
	routing: { send: { type: 'query', property: 'name' } },
};

const verifyJwt: INodeProperties = {
	displayName: 'Verify JWT',
	name: 'verifyJwt',
	type: 'boolean',
	default: true,
	description: 'Whether callers must send a valid JWT of the project. Turn it off for webhooks.',
	routing: { send: { type: 'query', property: 'verify_jwt' } },
};

/** What the bundle contains. */
const bundleContents: INodeProperties[] = [
	{
		displayName: 'Bundle Has Import Map',
		name: 'importMap',
		type: 'boolean',
		default: false,
		description: 'Whether the bundle contains an import map',
		routing: { send: { type: 'query', property: 'import_map' } },
	},
	{
		displayName: 'Bundle SHA-256',
		name: 'bundleHash',
		type: 'string',
		default: '',
		placeholder: 'e.g. 44c691990518d25498f0fd80cf6631ecf2b58eb9c5eb2a087dd1688f2904dac7',
		description: 'Hash of the bundle, as Supabase returns it for the function',
		routing: { send: { type: 'query', property: 'ezbr_sha256' } },
	},
	{
		displayName: 'Entrypoint Path',
		name: 'entrypointPath',
		type: 'string',
		default: '',
		placeholder: 'e.g. file:///src/index.ts',
		description: 'The file in the bundle that the function starts with',
		routing: { send: { type: 'query', property: 'entrypoint_path' } },
	},
	{
		displayName: 'Import Map Path',
		name: 'importMapPath',
		type: 'string',
		default: '',
		placeholder: 'e.g. file:///src/import_map.json',
		description: 'The import map in the bundle',
		routing: { send: { type: 'query', property: 'import_map_path' } },
	},
];

export const createFromBundleFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['edgeFunction'], operation: ['createFromBundle'] } },
	[
		{
			displayName: 'Additional Fields',
			name: 'edgeFunctionBundleFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [...bundleContents, name, verifyJwt],
		},
	],
);

export const updateFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['edgeFunction'], operation: ['update'] } },
	[
		{
			displayName: 'Update Fields',
			name: 'edgeFunctionUpdateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				...bundleContents,
				name,
				{
					displayName: 'New Slug',
					name: 'newSlug',
					type: 'string',
					default: '',
					placeholder: 'e.g. hello-world',
					description: 'The new last segment of the function’s URL',
					routing: { send: { type: 'query', property: 'slug' } },
				},
				verifyJwt,
			],
		},
	],
);
