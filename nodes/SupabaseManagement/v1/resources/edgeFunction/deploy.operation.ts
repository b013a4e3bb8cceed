import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { inputError } from '../../request/input/inputError';
import { slugOf } from './code.fields';
import type { StepTools } from '../../request/steps';
import { deployedFunction } from './deployed';
import { deployForm } from './deployForm';
import {
	entrypointOf,
	fileAt,
	filesOfItem,
	importMapBeside,
	relative,
	type SourceFile,
} from './files';
import { verifyJwtOfDeploy } from './verifyJwt';
import { readText } from '../../request/input/readText';

/** Builds the form with the files and their metadata. */
export async function sendFiles(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	tools?: StepTools,
): Promise<IHttpRequestOptions> {
	const slug = slugOf(this);
	const { metadata = {} } = options.body as { metadata?: IDataObject };
	const givenEntrypoint = String(metadata.entrypoint_path ?? '').trim();
	const givenImportMap = String(metadata.import_map_path ?? '').trim();

	let files: SourceFile[];
	if (this.getNodeParameter('codeFrom') === 'text') {
		const source = readText(this, 'sourceCode');
		if (source.trim() === '') {
			throw inputError(this, 'Source Code is empty', 'Enter the code of the function.');
		}
		files = [{ path: relative(givenEntrypoint) || 'index.ts', data: Buffer.from(source) }];
	} else {
		files = await filesOfItem(this, readText(this, 'binaryFields'));
	}

	const paths = files.map(({ path }) => path);
	const entrypoint = entrypointOf(this, paths, givenEntrypoint, slug);
	const about: IDataObject = {
		...metadata,
		entrypoint_path: entrypoint,
		...(await keptSettings(this, tools!, slug, paths, entrypoint, givenImportMap)),
	};

	const { body, contentType } = deployForm(about, files);
	return {
		...options,
		qs: { ...options.qs, slug },
		headers: { ...options.headers, 'content-type': contentType },
		body,
	};
}

/**
 * Settings that Supabase would reset if they were not sent again: whether callers need a JWT, and
 * the import map. The import map is the one in the field, the one of the deployed function, or the
 * one next to the entrypoint.
 */
async function keptSettings(
	context: IExecuteSingleFunctions,
	tools: StepTools,
	slug: string,
	paths: string[],
	entrypoint: string,
	givenImportMap: string,
): Promise<IDataObject> {
	const verifyJwt = verification(context);
	const importMap = fileAt(paths, givenImportMap);
	if (givenImportMap !== '' && importMap === undefined) {
		throw inputError(
			context,
			`Import Map Path is not among the files: ${givenImportMap}`,
			`The files are: ${paths.join(', ')}.`,
		);
	}
	const needsImportMap = importMap === undefined && paths.length > 1;
	const deployed =
		verifyJwt === undefined || needsImportMap
			? await deployedFunction(
					tools,
					slug,
					verifyJwt === undefined ? verifyJwtOfDeploy.displayName : 'Import Map Path',
				)
			: undefined;
	return {
		import_map_path:
			importMap ??
			(needsImportMap
				? (fileAt(paths, String(deployed?.import_map_path ?? '')) ??
					importMapBeside(paths, entrypoint))
				: undefined),
		verify_jwt: verifyJwt ?? deployed?.verify_jwt,
	};
}

/** @returns undefined for Keep */
function verification(context: IExecuteSingleFunctions): boolean | undefined {
	const chosen: unknown = context.getNodeParameter('edgeFunctionDeployFields.verifyJwt', 'keep');
	switch (chosen) {
		case 'keep':
			return undefined;
		case 'on':
		case true:
			return true;
		case 'off':
		case false:
			return false;
	}
	throw inputError(context, `Verify JWT is not valid: ${String(chosen)}`, 'Use keep, on or off.');
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
						'Whether to build the function without publishing it. Update Many publishes several functions together.',
					routing: { send: { type: 'query', property: 'bundleOnly' } },
				},
				{
					displayName: 'Entrypoint Path',
					name: 'entrypointPath',
					type: 'string',
					default: '',
					placeholder: 'e.g. functions/hello/index.ts',
					description:
						'The file that the function starts with. If empty, the only file, or the index file.',
					routing: { send: { type: 'body', property: 'metadata.entrypoint_path' } },
				},
				{
					displayName: 'Import Map Path',
					name: 'importMapPath',
					type: 'string',
					default: '',
					placeholder: 'e.g. functions/hello/deno.json',
					description:
						'The import map among the files. If empty, the import map of the deployed function, or the Deno configuration next to the entrypoint.',
					routing: { send: { type: 'body', property: 'metadata.import_map_path' } },
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Hello World',
					description: 'Name of the function in the dashboard',
					routing: { send: { type: 'body', property: 'metadata.name' } },
				},
				{
					displayName: 'Static Files',
					name: 'staticPatterns',
					type: 'string',
					typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Pattern' },
					default: [],
					placeholder: 'e.g. functions/hello/*.html',
					description: 'Patterns of the files that the function reads at run time',
					routing: {
						send: {
							type: 'body',
							property: 'metadata.static_patterns',
							value: '={{ [$value].flat() }}',
						},
					},
				},
				verifyJwtOfDeploy,
			],
		},
	],
);
