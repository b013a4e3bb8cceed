import fc from 'fast-check';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import {
	searchEdgeFunctionIds,
	searchEdgeFunctions,
} from '../../nodes/SupabaseManagement/v1/lists';
import { downloadedPaths } from '../../nodes/SupabaseManagement/v1/resources/edgeFunction/downloadedPaths';
import {
	readMultipart,
	writeMultipart,
} from '../../nodes/SupabaseManagement/v1/resources/edgeFunction/multipart';
import { answerWith, stopAnswering, type Answer } from '../harness/api';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import { testOperation } from '../harness/testOperation';

const ref = 'abcdefghijklmnopqrst';
const functions = `/v1/projects/${ref}/functions`;
const eszip = 'application/vnd.denoland.eszip';

const hello = {
	id: '3c078cce-ad70-4148-9f37-4da362789053',
	slug: 'hello-world',
	name: 'Hello World',
	status: 'ACTIVE',
	version: 2,
	created_at: 1767225600000,
	updated_at: 1767312000000,
	verify_jwt: true,
	import_map: false,
	entrypoint_path: 'file:///tmp/user_fn_x/source/index.ts',
	import_map_path: 'file:///tmp/user_fn_x/source/deno.json',
	ezbr_sha256: '44c691990518d25498f0fd80cf6631ecf2b58eb9c5eb2a087dd1688f2904dac7',
};

/** The node returns times as ISO texts. */
const asItem = (fields: IDataObject): IDataObject => ({
	...fields,
	created_at: '2026-01-01T00:00:00.000Z',
	updated_at: '2026-01-02T00:00:00.000Z',
});

const source = 'Deno.serve(() => new Response("Hello, café"));\n';

type File = { path: string; text: string | Buffer; type?: string; directory?: string };

/** An item that carries files, in fields named `data`, `data1` … */
function itemWith(...files: File[]): INodeExecutionData {
	const binary = files.map(({ path, text, type = 'text/typescript', directory }, index) => [
		index === 0 ? 'data' : `data${index}`,
		{
			data: Buffer.from(text).toString('base64'),
			mimeType: type,
			fileName: path,
			...(directory === undefined ? {} : { directory }),
		},
	]);
	return { json: {}, binary: Object.fromEntries(binary) };
}

const index = { path: 'functions/hello/index.ts', text: source };
const shared = { path: 'functions/_shared/cors.ts', text: 'export const cors = {};' };
const importMap = {
	path: 'functions/hello/deno.json',
	text: '{ "imports": {} }',
	type: 'application/json',
};

const asSent = ({ path, text }: File) => ({
	name: path,
	type: 'application/octet-stream',
	text: String(text),
});

testOperation('edgeFunction', 'createFromBundle', {
	item: itemWith({ path: 'hello.eszip', text: Buffer.from([0, 255, 1, 128]), type: eszip }),
	full: {
		parameters: {
			projectRef: ref,
			functionSlug: 'hello-world',
			codeFrom: 'binary',
			binaryFields: 'data',
			edgeFunctionBundleFields: {
				bundleHash: hello.ezbr_sha256,
				entrypointPath: 'file:///src/index.ts',
				importMap: true,
				importMapPath: 'file:///src/import_map.json',
				name: 'Hello World',
				verifyJwt: false,
			},
		},
		request: {
			method: 'POST',
			path: functions,
			query: {
				slug: 'hello-world',
				name: 'Hello World',
				verify_jwt: 'false',
				import_map: 'true',
				entrypoint_path: 'file:///src/index.ts',
				import_map_path: 'file:///src/import_map.json',
				ezbr_sha256: hello.ezbr_sha256,
			},
			body: Buffer.from([0, 255, 1, 128]),
		},
	},
	smallest: {
		parameters: {
			projectRef: ref,
			functionSlug: 'hello-world',
			codeFrom: 'text',
			sourceCode: source,
		},
		request: {
			method: 'POST',
			path: functions,
			body: { slug: 'hello-world', name: 'hello-world', body: source },
		},
	},
	answer: { status: 201, body: hello, items: [asItem(hello)] },
	refused: {
		status: 402,
		body: { message: 'Max number of functions reached for project' },
		message: 'Max number of functions reached for project',
	},
});

testOperation('edgeFunction', 'delete', {
	full: {
		parameters: { projectRef: ref, functionSlug: 'hello-world' },
		request: { method: 'DELETE', path: `${functions}/hello-world` },
	},
	answer: {
		status: 200,
		body: { message: 'ok' },
		items: [{ deleted: true, ref, function_slug: 'hello-world', message: 'ok' }],
	},
	refused: {
		status: 404,
		body: { message: 'Function not found' },
		message: 'Function not found',
	},
});

const deployed = { ...hello, version: 3 };

testOperation('edgeFunction', 'deploy', {
	item: itemWith(index, shared, importMap, {
		path: 'functions/hello/page.html',
		text: '<p>Hello</p>',
		type: 'text/html',
	}),
	full: {
		parameters: {
			projectRef: ref,
			functionSlug: 'hello-world',
			codeFrom: 'binary',
			binaryFields: 'data, data1, data2,data3',
			edgeFunctionDeployFields: {
				bundleOnly: true,
				entrypointPath: './functions/hello/index.ts',
				importMapPath: 'functions/hello/deno.json',
				name: 'Hello World',
				staticPatterns: ['functions/hello/*.html', 'functions/hello/*.{css,svg}'],
				verifyJwt: 'off',
			},
		},
		request: {
			method: 'POST',
			path: `${functions}/deploy`,
			query: { slug: 'hello-world', bundleOnly: 'true' },
			body: {
				metadata: {
					entrypoint_path: 'functions/hello/index.ts',
					import_map_path: 'functions/hello/deno.json',
					name: 'Hello World',
					static_patterns: ['functions/hello/*.html', 'functions/hello/*.{css,svg}'],
					verify_jwt: false,
				},
				file: [
					'functions/hello/index.ts',
					'functions/_shared/cors.ts',
					'functions/hello/deno.json',
					'functions/hello/page.html',
				],
			},
			files: [
				asSent(index),
				asSent(shared),
				asSent(importMap),
				{
					name: 'functions/hello/page.html',
					type: 'application/octet-stream',
					text: '<p>Hello</p>',
				},
			],
		},
	},
	smallest: {
		parameters: {
			projectRef: ref,
			functionSlug: 'hello-world',
			codeFrom: 'text',
			sourceCode: source,
		},
		request: {
			method: 'POST',
			path: `${functions}/deploy`,
			query: { slug: 'hello-world' },
			body: {
				metadata: { entrypoint_path: 'index.ts', verify_jwt: true },
				file: ['index.ts'],
			},
			files: [{ name: 'index.ts', type: 'application/octet-stream', text: source }],
		},
	},
	answer: { status: 201, body: deployed, items: [asItem(deployed)] },
	refused: {
		status: 400,
		body: { message: 'Failed to bundle the function (reason: Module not found)' },
		message: 'Failed to bundle the function (reason: Module not found)',
	},
});

describe('edgeFunction: deploy', () => {
	afterEach(stopAnswering);

	const created = { status: 201, body: deployed };
	const isNew = { status: 404, body: { message: 'Function not found' } };

	/** @param answers to the look at the deployed function, if there is one, and to the deployment */
	const deploy = async (
		item: INodeExecutionData,
		parameters: INodeParameters = {},
		answers: Answer[] = [isNew, created],
	) => {
		const requests = answerWith(...answers);
		const { error } = await runNode({
			parameters: {
				resource: 'edgeFunction',
				operation: 'deploy',
				projectRef: ref,
				functionSlug: 'hello-world',
				...parameters,
			},
			items: [item],
		});
		stopAnswering();
		const request = requests.find(({ method }) => method === 'POST');
		return { request, requests, body: request?.body as IDataObject | undefined, error };
	};

	it('sends all files of the item unless some are named', async () => {
		const item = itemWith(index, shared);
		expect((await deploy(item)).body?.file).toEqual([index.path, shared.path]);
		expect((await deploy(item, { binaryFields: 'data' })).body?.file).toEqual([index.path]);
	});

	it('keeps the folder that n8n holds apart from the name', async () => {
		const item = itemWith(
			{ ...index, path: 'index.ts', directory: 'supabase/functions/hello' },
			{ ...shared, path: 'cors.ts', directory: 'supabase/functions/_shared' },
		);
		expect((await deploy(item)).body).toEqual({
			metadata: { entrypoint_path: 'supabase/functions/hello/index.ts' },
			file: ['supabase/functions/hello/index.ts', 'supabase/functions/_shared/cors.ts'],
		});
	});

	it('takes the shared folder off files from a disk, and the address off downloads', async () => {
		const fromDisk = itemWith(
			{ ...index, path: 'index.ts', directory: '/files/fn/hello' },
			{ ...shared, path: 'cors.ts', directory: '/files/fn/_shared' },
		);
		expect((await deploy(fromDisk)).body?.file).toEqual(['hello/index.ts', '_shared/cors.ts']);
		const fromWeb = itemWith({ ...index, path: 'index.ts', directory: 'https://example.com/a' });
		expect((await deploy(fromWeb)).body?.file).toEqual(['index.ts']);
	});

	it('keeps bytes, quotes and other alphabets as they are', async () => {
		const { request } = await deploy(
			itemWith(
				{ path: 'index.ts', text: source },
				{ path: 'données/a "b".wasm', text: Buffer.from('--\r\n\r\n"; x'), type: '' },
			),
		);
		expect(request?.files?.map(({ name, text }) => [name, text])).toEqual([
			['index.ts', source],
			['données/a "b".wasm', '--\r\n\r\n"; x'],
		]);
	});

	it.each([
		['the only file', [{ path: 'main.ts', text: '' }], 'main.ts'],
		[
			'the index nearest to the top',
			[
				{ path: 'src/lib/index.ts', text: '' },
				{ path: 'src/index.js', text: '' },
			],
			'src/index.js',
		],
		[
			'the index in the folder of the function’s name',
			[
				{ path: 'f/shared/index.ts', text: '' },
				{ path: 'f/hello-world/index.ts', text: '' },
			],
			'f/hello-world/index.ts',
		],
	])('starts with %s', async (_what, files, entrypoint) => {
		const { body } = await deploy(itemWith(...files));
		expect(body?.metadata).toEqual({ entrypoint_path: entrypoint });
	});

	const files = (...paths: string[]) => itemWith(...paths.map((path) => ({ path, text: '' })));

	it.each<[string, unknown, Answer | null, boolean | undefined]>([
		['Keep, on before', 'keep', { status: 200, body: { ...hello, verify_jwt: true } }, true],
		['Keep, off before', 'keep', { status: 200, body: { ...hello, verify_jwt: false } }, false],
		['nothing chosen, off before', undefined, { status: 200, body: { verify_jwt: false } }, false],
		['Keep, not said before', 'keep', { status: 200, body: {} }, undefined],
		['Keep, a new function', 'keep', isNew, undefined],
		['On', 'on', null, true],
		['Off', 'off', null, false],
		['an expression that returns true', true, null, true],
		['an expression that returns false', false, null, false],
	])('sends Verify JWT with %s', async (_what, verifyJwt, before, expected) => {
		const { body, requests } = await deploy(
			files('index.ts'),
			{
				edgeFunctionDeployFields: verifyJwt === undefined ? {} : ({ verifyJwt } as INodeParameters),
			},
			before === null ? [created] : [before, created],
		);
		expect((body!.metadata as IDataObject).verify_jwt).toBe(expected);
		expect(requests).toHaveLength(before === null ? 1 : 2);
	});

	it.each([400, 401, 403, 429, 500, 503])(
		'deploys nothing if the look at the deployed function gets %i',
		async (status) => {
			const before = { status, body: { message: 'No' } };
			for (const [parameters, field] of [
				[{}, 'Verify JWT'],
				[{ edgeFunctionDeployFields: { verifyJwt: 'on' } }, 'Import Map Path'],
			] as const) {
				const { request, error } = await deploy(files('index.ts', 'a.ts'), parameters, [before]);
				expect(request).toBeUndefined();
				expect(error?.description).toContain(
					`Set ${field} under Additional Fields, or give the credential the permission edge_functions_read.`,
				);
				expect(error?.description).toMatch(/Nothing was deployed\.$/);
			}
		},
	);

	it.each([
		['deno.json', ['f/index.ts', 'f/deno.json', 'f/import_map.json'], undefined, 'f/deno.json'],
		['deno.jsonc', ['index.ts', 'import_map.json', 'deno.jsonc'], undefined, 'deno.jsonc'],
		['import_map.json', ['index.ts', 'import_map.json'], undefined, 'import_map.json'],
		['none elsewhere', ['f/index.ts', 'deno.json', 'f/a/deno.json'], undefined, undefined],
		[
			'the deployed one',
			['functions/hello/index.ts', 'functions/hello/deno.json', 'functions/import_map.json'],
			'file:///tmp/user_fn_x/source/functions/import_map.json',
			'functions/import_map.json',
		],
		[
			'the one beside the entrypoint where the deployed one is not sent',
			['index.ts', 'deno.json'],
			'file:///tmp/user_fn_x/source/functions/import_map.json',
			'deno.json',
		],
	])('finds the import map: %s', async (_what, paths, importMapPath, expected) => {
		const before =
			importMapPath === undefined
				? isNew
				: { status: 200, body: { ...hello, import_map_path: importMapPath } };
		const { body } = await deploy(files(...paths), {}, [before, created]);
		expect((body!.metadata as IDataObject).import_map_path).toBe(expected);
	});

	it.each([
		['one file', files('index.ts'), {}],
		['a given map', files('index.ts', 'deno.json'), { importMapPath: 'deno.json' }],
	])('does not look at the deployed function for %s', async (_what, item, fields) => {
		const parameters = { edgeFunctionDeployFields: { verifyJwt: 'on', ...fields } };
		const { requests } = await deploy(item, parameters, [created]);
		expect(requests).toHaveLength(1);
	});

	it.each<[string, number, Answer, RegExp]>([
		[
			'no reason',
			10,
			{ status: 500, body: { message: 'internal error' } },
			/^Supabase doesn’t say why .+ every imported file is among the files/,
		],
		[
			'an empty answer',
			10,
			{ status: 500 },
			/^Supabase doesn’t say why .+ every imported file is among the files/,
		],
		[
			'much code',
			4_100_000,
			{ status: 500, body: { message: 'internal error' } },
			/^The files have 4\.1 MB\. Supabase cannot build functions of more than about 4 MB/,
		],
		[
			'a slug that is taken',
			10,
			{ status: 400, body: { message: 'Duplicated function slug' } },
			/^The project already has a function with this slug\. Use Deploy or Update/,
		],
	])('explains the bundler: %s', async (_what, size, answer, description) => {
		for (const onError of [undefined, 'continueRegularOutput'] as const) {
			const requests = answerWith(answer);
			const { error, items } = await runNode({
				parameters: {
					resource: 'edgeFunction',
					operation: 'deploy',
					projectRef: ref,
					functionSlug: 'hello-world',
					edgeFunctionDeployFields: { verifyJwt: 'on' },
				},
				items: [itemWith({ path: 'index.ts', text: 'a'.repeat(size) })],
				onError,
			});
			const shown = onError === undefined ? error?.description : items[0]?.json.message;
			expect(shown).toMatch(description);
			expect(requests).toHaveLength(1);
			stopAnswering();
		}
	});

	it('understands the full path that Supabase gives', async () => {
		const item = itemWith(
			{ path: 'source/index.ts', text: '' },
			{ path: 'index.ts', text: '' },
			{ path: 'source/deno.json', text: '' },
		);
		const { body } = await deploy(item, {
			edgeFunctionDeployFields: {
				entrypointPath: hello.entrypoint_path,
				importMapPath: hello.import_map_path,
			},
		});
		expect(body?.metadata).toEqual({
			entrypoint_path: 'source/index.ts',
			import_map_path: 'source/deno.json',
		});
	});

	it.each<[string, INodeExecutionData, INodeParameters, string]>([
		['no files', { json: {} }, {}, 'The item has no files'],
		[
			'a field that is not there',
			itemWith(index),
			{ binaryFields: 'attachment' },
			'The item has no binary field “attachment”',
		],
		[
			'a file outside of its folder',
			itemWith({ path: '../secret.env', text: '' }),
			{},
			'A file cannot be named “../secret.env”',
		],
		[
			'two files of one name',
			itemWith({ path: 'index.ts', text: '' }, { path: './index.ts', text: '' }),
			{},
			'Two files are named “index.ts”',
		],
		[
			'no file to start with',
			itemWith({ path: 'a.ts', text: '' }, { path: 'b.ts', text: '' }),
			{},
			'The entrypoint of the function is not clear',
		],
		[
			'an entrypoint that is not there',
			itemWith(index),
			{ edgeFunctionDeployFields: { entrypointPath: 'main.ts' } },
			'Entrypoint Path is not among the files: main.ts',
		],
		[
			'an import map that is not there',
			itemWith(index),
			{ edgeFunctionDeployFields: { importMapPath: 'deno.json' } },
			'Import Map Path is not among the files: deno.json',
		],
		[
			'a slug with a space',
			itemWith(index),
			{ functionSlug: { __rl: true, mode: 'id', value: '={{ "hello world" }}' } },
			'Edge Function is not valid: hello world',
		],
		['no source code', { json: {} }, { codeFrom: 'text' }, 'Source Code is empty'],
		[
			'a choice for Verify JWT that is none',
			itemWith(index),
			{ edgeFunctionDeployFields: { verifyJwt: 'maybe' } },
			'Verify JWT is not valid: maybe',
		],
	])('refuses %s', async (_what, item, parameters, message) => {
		const { requests, error } = await deploy(item, parameters);
		expect(requests).toEqual([]);
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
	});
});

testOperation('edgeFunction', 'get', {
	full: {
		parameters: { projectRef: ref, functionSlug: 'hello-world' },
		request: { method: 'GET', path: `${functions}/hello-world` },
	},
	answer: { status: 200, body: hello, items: [asItem(hello)] },
	refused: {
		status: 403,
		body: { message: 'Forbidden resource' },
		message: 'The credential is not allowed to do this',
		description: /edge_functions_read/,
	},
});

testOperation('edgeFunction', 'getMany', {
	full: {
		parameters: { projectRef: ref, returnAll: false, limit: 1 },
		request: { method: 'GET', path: functions },
	},
	smallest: {
		parameters: { projectRef: ref },
		request: { method: 'GET', path: functions },
	},
	answer: {
		status: 200,
		body: [hello, { ...hello, id: '2', slug: 'two' }],
		items: [asItem(hello)],
	},
	refused: {
		status: 404,
		body: { message: 'Project not found' },
		message: 'Project not found',
	},
});

testOperation('edgeFunction', 'update', {
	item: itemWith({ path: 'hello.eszip', text: Buffer.from([0, 255, 1, 128]), type: eszip }),
	full: {
		parameters: {
			projectRef: ref,
			functionSlug: 'hello-world',
			codeFrom: 'text',
			sourceCode: source,
			edgeFunctionUpdateFields: {
				bundleHash: hello.ezbr_sha256,
				entrypointPath: 'file:///src/index.ts',
				importMap: false,
				importMapPath: 'file:///src/import_map.json',
				name: 'Hello You',
				newSlug: 'hello-you',
				verifyJwt: true,
			},
		},
		request: {
			method: 'PATCH',
			path: `${functions}/hello-world`,
			query: {
				slug: 'hello-you',
				import_map: 'false',
				entrypoint_path: 'file:///src/index.ts',
				import_map_path: 'file:///src/import_map.json',
				ezbr_sha256: hello.ezbr_sha256,
			},
			body: { name: 'Hello You', body: source, verify_jwt: true },
		},
	},
	smallest: {
		parameters: { projectRef: ref, functionSlug: 'hello-world', codeFrom: 'binary' },
		request: {
			method: 'PATCH',
			path: `${functions}/hello-world`,
			body: Buffer.from([0, 255, 1, 128]),
		},
	},
	answer: { status: 200, body: hello, items: [asItem(hello)] },
	refused: {
		status: 422,
		body: { message: 'slug is already taken' },
		message: 'slug is already taken',
	},
});

describe('edgeFunction: update', () => {
	afterEach(stopAnswering);

	const update = async (item: INodeExecutionData, parameters: INodeParameters) => {
		const requests = answerWith({ status: 200, body: hello });
		const { error } = await runNode({
			parameters: {
				resource: 'edgeFunction',
				operation: 'update',
				projectRef: ref,
				functionSlug: 'hello-world',
				...parameters,
			},
			items: [item],
		});
		return { request: requests[0], error };
	};

	it('changes settings without the code', async () => {
		const { request } = await update(
			{ json: {} },
			{ codeFrom: 'text', edgeFunctionUpdateFields: { verifyJwt: false } },
		);
		expect(request).toMatchObject({ query: {}, body: { verify_jwt: false } });
	});

	it('sends a bundle with its media type', async () => {
		const { request } = await update(itemWith({ path: 'a.eszip', text: 'ESZIP' }), {});
		expect(request?.headers['content-type']).toBe(eszip);
	});

	it.each<[string, INodeExecutionData, INodeParameters, string]>([
		['nothing', { json: {} }, { codeFrom: 'text' }, 'There is nothing to update'],
		['source files', itemWith(index, shared), {}, 'One bundle is required, but there are 2 files'],
		['an empty bundle', itemWith({ path: 'a.eszip', text: '' }), {}, 'The bundle is empty'],
	])('refuses %s', async (_what, item, parameters, message) => {
		const { request, error } = await update(item, parameters);
		expect(request).toBeUndefined();
		expect(error?.message).toBe(message);
	});
});

const sendable = {
	id: hello.id,
	slug: 'hello-world',
	name: 'Hello World',
	status: 'ACTIVE',
	version: 3,
};

testOperation('edgeFunction', 'updateMany', {
	full: {
		parameters: {
			projectRef: ref,
			functions: {
				function: [
					{
						...sendable,
						additionalFields: {
							import_map: true,
							ezbr_sha256: hello.ezbr_sha256,
							created_at: '2026-01-01T00:00:00.000Z',
							entrypoint_path: 'index.ts',
							import_map_path: 'deno.json',
							verify_jwt: false,
						},
					},
				],
				list: [{ functions: JSON.stringify([{ ...hello, slug: 'two' }]) }],
			},
		},
		request: {
			method: 'PUT',
			path: functions,
			body: [
				{
					...sendable,
					import_map: true,
					ezbr_sha256: hello.ezbr_sha256,
					created_at: 1767225600000,
					entrypoint_path: 'index.ts',
					import_map_path: 'deno.json',
					verify_jwt: false,
				},
				{
					id: hello.id,
					slug: 'two',
					name: 'Hello World',
					status: 'ACTIVE',
					version: 2,
					created_at: 1767225600000,
					verify_jwt: true,
					import_map: false,
					entrypoint_path: hello.entrypoint_path,
					import_map_path: hello.import_map_path,
					ezbr_sha256: hello.ezbr_sha256,
				},
			],
		},
	},
	smallest: {
		parameters: { projectRef: ref, functions: { function: [sendable] } },
		request: { method: 'PUT', path: functions, body: [sendable] },
	},
	answer: {
		status: 200,
		body: { functions: [hello, { ...hello, slug: 'two' }] },
		items: [asItem(hello), { ...asItem(hello), slug: 'two' }],
	},
	refused: {
		status: 409,
		body: { message: 'Version 2 of hello-world is not newer' },
		message: 'Version 2 of hello-world is not newer',
	},
});

describe('edgeFunction: updateMany', () => {
	afterEach(stopAnswering);

	it.each<[string, INodeParameters, string]>([
		['no functions', {}, 'Functions is empty'],
		[
			'JSON that is no list',
			{ list: [{ functions: '[1]' }] },
			'Functions (JSON) is not a list of functions',
		],
		['broken JSON', { list: [{ functions: '[{' }] }, 'Functions (JSON) is not valid JSON'],
		[
			'a date that is none',
			{ function: [{ ...sendable, additionalFields: { created_at: 'soon' } }] },
			'Created At is not a date',
		],
	])('refuses %s', async (_what, given, message) => {
		const requests = answerWith({ status: 200, body: { functions: [] } });
		const { error } = await runNode({
			parameters: {
				resource: 'edgeFunction',
				operation: 'updateMany',
				projectRef: ref,
				functions: given,
			},
		});
		expect(requests).toEqual([]);
		expect(error?.message).toBe(message);
	});
});

/** What Supabase answers when it is asked for the source. */
function sourceAnswer(files: File[]) {
	const { body, contentType } = writeMultipart([
		{ name: 'metadata', data: Buffer.from('{}') },
		...files.map(({ path, text, type }) => ({
			name: 'file',
			fileName: path,
			contentType: type,
			data: Buffer.from(text),
		})),
	]);
	return { status: 200, body, headers: { 'content-type': contentType } };
}

const sources = [
	{ path: '/tmp/user_fn_x/source/index.ts', text: source },
	{ path: '/tmp/user_fn_x/source/lib/pixel.png', text: Buffer.from([137, 80, 0, 255, 13, 10]) },
	{ path: '/tmp/user_fn_x/source/empty.json', text: '', type: 'application/octet-stream' },
];

testOperation('edgeFunction', 'download', {
	full: {
		parameters: {
			projectRef: ref,
			functionSlug: 'hello-world',
			format: 'source',
			outputField: 'code',
		},
		request: { method: 'GET', path: `${functions}/hello-world/body` },
	},
	answer: {
		...sourceAnswer(sources),
		items: [{ ref, slug: 'hello-world', files: ['index.ts', 'lib/pixel.png', 'empty.json'] }],
	},
	refused: {
		status: 404,
		body: { message: 'Function not found' },
		message: 'Function not found',
	},
});

describe('edgeFunction: download', () => {
	afterEach(stopAnswering);

	const download = async (
		answer: Parameters<typeof answerWith>[0],
		parameters: INodeParameters = {},
	) => {
		const requests = answerWith(answer);
		const { items, error } = await runNode({
			parameters: {
				resource: 'edgeFunction',
				operation: 'download',
				projectRef: ref,
				functionSlug: 'hello-world',
				...parameters,
			},
		});
		stopAnswering();
		return { item: items[0], error, request: requests[0]! };
	};

	it('puts each source file into a field of its own, with its folder', async () => {
		const { item, request } = await download(sourceAnswer(sources));
		expect(request.headers.accept).toBe('multipart/form-data');
		expect(item?.binary).toEqual({
			data_0: expect.objectContaining({ fileName: 'index.ts', mimeType: 'text/typescript' }),
			data_1: expect.objectContaining({ fileName: 'lib/pixel.png' }),
			data_2: expect.objectContaining({ fileName: 'empty.json', mimeType: 'application/json' }),
		});
		const contents = Object.values(item!.binary!).map(({ data }) => Buffer.from(data, 'base64'));
		expect(contents).toEqual(sources.map(({ text }) => Buffer.from(text)));
	});

	it.each([
		['a field', undefined],
		['a file named blob', 'blob'],
	])('reads the metadata from %s', async (_what, fileName) => {
		const metadata = JSON.stringify({ deno2_entrypoint_path: 'source/index.ts' });
		const { body, contentType } = writeMultipart([
			{ name: 'metadata', fileName, data: Buffer.from(metadata) },
			{ name: 'file', fileName: 'source/index.ts', data: Buffer.from(source) },
			{ name: 'file', fileName: 'source/metadata', data: Buffer.from('') },
		]);
		const { item } = await download({
			status: 200,
			body,
			headers: { 'content-type': contentType },
		});
		expect(item?.json).toMatchObject({
			files: ['source/index.ts', 'source/metadata'],
			entrypoint_path: 'source/index.ts',
		});
	});

	it.each<[string, string[], string[]]>([
		[
			'paths from the root of a disk',
			['/tmp/user_fn_x_y_2/source/index.ts', 'file:///tmp/user_fn_x_y_2/source/lib/a.ts'],
			['index.ts', 'lib/a.ts'],
		],
		[
			'a file beside the function',
			['index.ts', 'lib/a.ts', '../_shared/cors.ts'],
			['hello-world/index.ts', 'hello-world/lib/a.ts', '_shared/cors.ts'],
		],
		[
			'a file beside the function, from the root',
			['/tmp/user_fn_x/source/index.ts', '/tmp/user_fn_x/source/../_shared/cors.ts'],
			['source/index.ts', '_shared/cors.ts'],
		],
		[
			'a file above all',
			['index.ts', '../../../deno.json'],
			['functions/functions/hello-world/index.ts', 'deno.json'],
		],
		['steps back inside', ['a/../b.ts', './c.ts'], ['b.ts', 'c.ts']],
		[
			'files of one path',
			['index.ts', './index.ts', '../hello-world/index.ts', 'README', 'README'],
			[
				'hello-world/index.ts',
				'hello-world/index (2).ts',
				'hello-world/index (3).ts',
				'hello-world/README',
				'hello-world/README (2)',
			],
		],
		[
			'steps above the root of a disk',
			['/../../a.ts', '/b/../../c.ts', 'd.ts'],
			['a.ts', 'c.ts', 'd.ts'],
		],
		['control characters', ['a\tb.ts'], ['a_b.ts']],
		['nothing but dots', ['..', '.', 'a.ts'], ['file', 'hello-world/file', 'hello-world/a.ts']],
	])('keeps %s inside of one folder', async (_what, given, expected) => {
		const { item } = await download(sourceAnswer(given.map((path) => ({ path, text: path }))));
		expect(item?.json.files).toEqual(expected);
		expect(Object.values(item!.binary!).map(({ fileName }) => fileName)).toEqual(expected);
	});

	it('never lets a path leave its folder, and loses no file', () => {
		const segment = fc.constantFrom('..', '.', '', 'a', 'b.ts', 'C:', '\\', '\n', '/');
		const path = fc.array(segment, { maxLength: 6 }).map((segments) => segments.join('/'));
		fc.assert(
			fc.property(fc.array(fc.oneof(path, fc.string()), { maxLength: 8 }), (paths) => {
				const kept = downloadedPaths(paths, 'hello');
				expect(new Set(kept).size).toBe(paths.length);
				for (const each of kept) {
					expect(each.split('/')).not.toContain('..');
					expect(each).not.toMatch(/^\/|\p{Cc}|\\/u);
					expect(each).not.toBe('');
				}
			}),
		);
	});

	it('puts the bundle into one field, byte for byte', async () => {
		const bundle = Buffer.from([...Array(256).keys()]);
		const { item, request } = await download(
			{ status: 200, body: bundle, headers: { 'content-type': eszip } },
			{ format: 'bundle', outputField: 'bundle' },
		);
		expect(request.headers.accept).toBe('*/*');
		expect(item?.json).toEqual({ ref, slug: 'hello-world' });
		expect(item?.binary?.bundle).toMatchObject({
			fileName: 'hello-world.eszip',
			mimeType: eszip,
			data: bundle.toString('base64'),
		});
	});

	it.each<[string, Parameters<typeof answerWith>[0], RegExp]>([
		[
			'no form',
			{ status: 200, body: Buffer.from('ESZIP'), headers: { 'content-type': eszip } },
			/It does not contain the files of a function/,
		],
		['a form without files', sourceAnswer([]), /It holds no file/],
		[
			'nothing',
			{ status: 200, body: Buffer.alloc(0), headers: { 'content-type': eszip } },
			/It is empty/,
		],
	])('cannot read %s', async (_what, answer, description) => {
		const { error } = await download(answer);
		expect(error?.message).toBe('Supabase’s answer cannot be read');
		expect(error?.description).toMatch(description);
	});

	it('deploys to another project what it downloaded from one', async () => {
		const { item } = await download(sourceAnswer(sources));
		const requests = answerWith({ status: 404 }, { status: 201, body: deployed });
		const { error } = await runNode({
			parameters: {
				resource: 'edgeFunction',
				operation: 'deploy',
				projectRef: 'zyxwvutsrqponmlkjihg',
				functionSlug: { __rl: true, mode: 'id', value: '={{ $json.slug }}' },
				edgeFunctionDeployFields: { entrypointPath: hello.entrypoint_path },
			},
			items: [item!],
		});
		expect(error).toBeUndefined();
		expect(requests[1]).toMatchObject({
			path: '/v1/projects/zyxwvutsrqponmlkjihg/functions/deploy',
			query: { slug: 'hello-world' },
			body: {
				metadata: { entrypoint_path: 'index.ts' },
				file: ['index.ts', 'lib/pixel.png', 'empty.json'],
			},
		});
		expect(requests[1]!.files!.map(({ text }) => text)).toEqual(
			sources.map(({ text }) => String(text)),
		);
	});

	it('updates a function of another project from a downloaded bundle', async () => {
		const bundle = Buffer.from([...Array(256).keys()]);
		const { item } = await download(
			{ status: 200, body: bundle, headers: { 'content-type': eszip } },
			{ format: 'bundle' },
		);
		const requests = answerWith({ status: 200, body: hello });
		await runNode({
			parameters: {
				resource: 'edgeFunction',
				operation: 'update',
				projectRef: 'zyxwvutsrqponmlkjihg',
				functionSlug: { __rl: true, mode: 'id', value: '={{ $json.slug }}' },
			},
			items: [item!],
		});
		expect(requests[0]).toMatchObject({
			path: '/v1/projects/zyxwvutsrqponmlkjihg/functions/hello-world',
			body: bundle,
		});
	});
});

describe('a form', () => {
	const read = (text: string, boundary = 'b') =>
		readMultipart(Buffer.from(text), `multipart/form-data; boundary=${boundary}`);
	const file = (name: string, text = 'x') =>
		`--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n${text}\r\n`;

	it('comes back as it was written', () => {
		const parts = [
			{ name: 'metadata', data: Buffer.from('{}') },
			{ name: 'file', fileName: 'a/b "c" é.ts', contentType: 'text/x', data: Buffer.alloc(0) },
			{ name: 'file', fileName: 'd', contentType: 'x/y', data: Buffer.from('\r\n--\r\n--b--\r\n') },
			{ name: 'file', fileName: 'e', contentType: 'x/y', data: Buffer.from([0, 13, 10, 255]) },
		];
		const { body, contentType } = writeMultipart(parts);
		expect(readMultipart(body, contentType)).toEqual(parts);
	});

	it('never lets a name end its line', () => {
		const { body } = writeMultipart([
			{
				name: 'file',
				fileName: 'a"\r\nX-Evil: 1',
				contentType: 'a/b\r\nX-Evil: 2',
				data: Buffer.alloc(0),
			},
		]);
		expect(String(body)).not.toMatch(/^X-Evil/m);
	});

	it('has content that looks like its boundary', () => {
		const content = 'x\r\n--bb\r\n--b-\r\ny--b\r\n\r\n --b\r\n--b--z';
		expect(read(`${file('a.ts', content)}--b--`)).toMatchObject([
			{ fileName: 'a.ts', data: Buffer.from(content) },
		]);
	});

	it('has text around it, spaces behind its boundaries, and signs of patterns in them', () => {
		const boundary = "a.*+?(b)'/=:,_-";
		const text = `preamble\r\n--${boundary} \t\r\nContent-Disposition: form-data; name="f"; filename="x"\r\n\r\n1\r\n--${boundary}-- \r\nepilogue --${boundary}`;
		expect(read(text, `"${boundary}"`)).toMatchObject([{ fileName: 'x', data: Buffer.from('1') }]);
	});

	it.each([
		['form-data; filename="a;b=c.ts"; name="file"', 'a;b=c.ts'],
		['form-data; name="file"; filename="a \\"b\\".ts"', 'a "b".ts'],
		['form-data; name="file"; filename="a %22b%22.ts"', 'a "b".ts'],
		['form-data; name=file; filename=plain.ts', 'plain.ts'],
		["form-data; name=file; filename=x; filename*=UTF-8''caf%C3%A9.ts", 'café.ts'],
		["form-data; name=file; filename=x; filename*=UTF-8''%E0%A4%A", 'x'],
		['form-data; name=file; filename=x\r\nSupabase-Path: lib/y.ts', 'lib/y.ts'],
		['form-data; name=file', undefined],
	])('names a file by %s', (disposition, fileName) => {
		const text = `--b\r\ncontent-disposition: ${disposition}\r\n\r\nx\r\n--b--\r\n`;
		expect(read(text)[0]?.fileName).toBe(fileName);
	});

	it('may have a part without a head, and none at all', () => {
		expect(read('--b\r\n\r\nx\r\n--b--')).toMatchObject([{ name: '', data: Buffer.from('x') }]);
		expect(read('--b--')).toEqual([]);
	});

	it.each([
		['cut off in a file', file('a.ts'), 'It ends in the middle.'],
		['without any boundary', 'hello', 'It ends in the middle.'],
		['empty', '', 'It ends in the middle.'],
		['with a part that is only a head', '--b\r\nA: 1\r\n--b--', 'A part of it has no head.'],
	])('is not read when it is %s', (_what, text, message) => {
		expect(() => read(text)).toThrow(message);
	});

	it.each([
		['', 'It does not contain the files of a function.'],
		['text/html; boundary=b', 'It does not contain the files of a function.'],
		['multipart/form-data', 'It does not say where one file ends and the next begins.'],
		['multipart/form-data; boundary=""', 'It does not say where one file ends'],
		[`multipart/form-data; boundary=${'b'.repeat(71)}`, 'It does not say where one file ends'],
	])('is not read as “%s”', (contentType, message) => {
		expect(() => readMultipart(Buffer.from('--b--'), contentType)).toThrow(message);
	});

	it('is read in a moment, however many lines look like its boundary', () => {
		const content = '\r\n--bb'.repeat(200_000);
		const text = `${file('a.ts', content)}--b--`;
		// Reading it again for each line would take longer than a test may.
		const [part] = read(text);
		expect(part!.data.equals(Buffer.from(content))).toBe(true);
	});
});

describe('the lists of edge functions', () => {
	afterEach(stopAnswering);

	const parameters = {
		resource: 'edgeFunction',
		operation: 'get',
		projectRef: { __rl: true, mode: 'id', value: ref },
	};
	const url = (slug: string) => `https://supabase.com/dashboard/project/${ref}/functions/${slug}`;

	it('name each by name and slug, and give the slug or the ID', async () => {
		const requests = answerWith({
			status: 200,
			body: [hello, { ...hello, id: '2', slug: 'webhook', name: 'webhook' }],
		});
		expect(await searchList(searchEdgeFunctions, parameters)).toEqual({
			results: [
				{ name: 'Hello World (hello-world)', value: 'hello-world', url: url('hello-world') },
				{ name: 'webhook', value: 'webhook', url: url('webhook') },
			],
			paginationToken: undefined,
		});
		expect(requests[0]).toMatchObject({ method: 'GET', path: functions });

		const { results } = await searchList(searchEdgeFunctionIds, parameters, { filter: 'HELLO' });
		expect(results.map(({ value }) => value)).toEqual([hello.id]);
	});
});
