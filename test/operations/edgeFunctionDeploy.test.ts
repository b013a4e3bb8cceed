import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { answerWith, stopAnswering, type Answer } from '../harness/api';
import { runNode } from '../harness/engine';
import { testOperation } from '../harness/testOperation';
import {
	ref,
	functions,
	hello,
	asItem,
	source,
	type File,
	itemWith,
	index,
	shared,
	importMap,
	deployed,
} from '../harness/edgeFunctions';

const asSent = ({ path, text }: File) => ({
	name: path,
	type: 'application/octet-stream',
	text: String(text),
});

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
		// The currently deployed version, for its settings.
		lookUps: 1,
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
	refused: { status: 400, message: 'Failed to bundle the function (reason: Module not found)' },
});

describe('edgeFunction: deploy', () => {
	afterEach(stopAnswering);

	const created = { status: 201, body: deployed };
	const isNew = { status: 404, body: { message: 'Function not found' } };

	/**
	 * @param answers The answers to the lookup of the deployed function, if there is one, and to the
	 * deployment.
	 */
	const deploy = async (
		item: INodeExecutionData,
		parameters: INodeParameters = {},
		answers: Answer[] = [isNew, created],
	) => {
		const requests = answerWith(...answers);
		const { error } = await runNode({
			requestOptions: { timeLimit: 0 },
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

	it('sends all files of the item unless some are selected', async () => {
		const item = itemWith(index, shared);
		expect((await deploy(item)).body?.file).toEqual([index.path, shared.path]);
		expect((await deploy(item, { binaryFields: 'data' })).body?.file).toEqual([index.path]);
	});

	it('keeps the folder, which n8n stores separately from the name', async () => {
		const item = itemWith(
			{ ...index, path: 'index.ts', directory: 'supabase/functions/hello' },
			{ ...shared, path: 'cors.ts', directory: 'supabase/functions/_shared' },
		);
		expect((await deploy(item)).body).toEqual({
			metadata: { entrypoint_path: 'supabase/functions/hello/index.ts' },
			file: ['supabase/functions/hello/index.ts', 'supabase/functions/_shared/cors.ts'],
		});
	});

	it('removes the common folder of files from a disk, and the URL of downloads', async () => {
		const fromDisk = itemWith(
			{ ...index, path: 'index.ts', directory: '/files/fn/hello' },
			{ ...shared, path: 'cors.ts', directory: '/files/fn/_shared' },
		);
		expect((await deploy(fromDisk)).body?.file).toEqual(['hello/index.ts', '_shared/cors.ts']);
		const fromWeb = itemWith({ ...index, path: 'index.ts', directory: 'https://example.com/a' });
		expect((await deploy(fromWeb)).body?.file).toEqual(['index.ts']);
	});

	it('keeps binary content, quotes and other alphabets unchanged', async () => {
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
		'deploys nothing if the lookup of the deployed function returns %i',
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
	])('does not look up the deployed function for %s', async (_what, item, fields) => {
		const parameters = { edgeFunctionDeployFields: { verifyJwt: 'on', ...fields } };
		const { requests } = await deploy(item, parameters, [created]);
		expect(requests).toHaveLength(1);
	});

	it.each<[string, number, Answer, RegExp]>([
		[
			'no reason',
			10,
			{ status: 500, body: { message: 'internal error' } },
			/^Supabase did not return a reason\. .+ every imported file/,
		],
		[
			'an empty answer',
			10,
			{ status: 500 },
			/^Supabase did not return a reason\. .+ every imported file/,
		],
		[
			'much code',
			4_100_000,
			{ status: 500, body: { message: 'internal error' } },
			/^The files are 4\.1 MB in total\. Supabase cannot build functions of more than about 4 MB/,
		],
		[
			'a slug that is taken',
			10,
			{ status: 400, body: { message: 'Duplicated function slug' } },
			/^The project already has a function with this slug\. Use Deploy or Update/,
		],
	])('explains the bundler’s error: %s', async (_what, size, answer, description) => {
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

	it('accepts the full path that Supabase returns', async () => {
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
			'The entrypoint of the function could not be determined',
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
