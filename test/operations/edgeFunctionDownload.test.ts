import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import { downloadedPaths } from '../../nodes/SupabaseManagement/v1/resources/edgeFunction/downloadedPaths';
import { writeMultipart } from '../../nodes/SupabaseManagement/v1/resources/edgeFunction/multipart';
import { answerWith, stopAnswering } from '../harness/api';
import { runNode } from '../harness/engine';
import { testOperation } from '../harness/testOperation';
import {
	ref,
	functions,
	eszip,
	hello,
	source,
	type File,
	deployed,
} from '../harness/edgeFunctions';

/** Supabase’s answer to a request for the source. */
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
	refused: { status: 404, message: 'Function not found' },
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

	it('returns each source file in its own field, with its folder', async () => {
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
	])('keeps %s inside one folder', async (_what, given, expected) => {
		const { item } = await download(sourceAnswer(given.map((path) => ({ path, text: path }))));
		expect(item?.json.files).toEqual(expected);
		expect(Object.values(item!.binary!).map(({ fileName }) => fileName)).toEqual(expected);
	});

	it('never lets a path leave its folder, and keeps all files', () => {
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

	it('returns the bundle in one field, byte for byte', async () => {
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
		['a form without files', sourceAnswer([]), /It contains no file/],
		[
			'nothing',
			{ status: 200, body: Buffer.alloc(0), headers: { 'content-type': eszip } },
			/It is empty/,
		],
	])('cannot read %s', async (_what, answer, description) => {
		const { error } = await download(answer);
		expect(error?.message).toBe('Supabase’s response cannot be read');
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
