import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import {
	searchEdgeFunctionIds,
	searchEdgeFunctions,
} from '../../nodes/SupabaseManagement/v1/lists';
import { always, answerWith, stopAnswering } from '../harness/api';
import { searchList } from '../harness/editor';
import { runNode } from '../harness/engine';
import { forbidden, testOperation } from '../harness/testOperation';
import {
	ref,
	functions,
	eszip,
	hello,
	asItem,
	source,
	itemWith,
	index,
	shared,
} from '../harness/edgeFunctions';

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
	refused: { status: 402, message: 'Max number of functions reached for project' },
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
	refused: { status: 404, message: 'Function not found' },
});

testOperation('edgeFunction', 'get', {
	full: {
		parameters: { projectRef: ref, functionSlug: 'hello-world' },
		request: { method: 'GET', path: `${functions}/hello-world` },
	},
	answer: { status: 200, body: hello, items: [asItem(hello)] },
	refused: { ...forbidden, description: /edge_functions_read/ },
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
	refused: { status: 404, message: 'Project not found' },
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
	refused: { status: 422, message: 'slug is already taken' },
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

	it('changes settings, but not the code', async () => {
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
	refused: { status: 409, message: 'Version 2 of hello-world is not newer' },
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

describe('the lists of edge functions', () => {
	afterEach(stopAnswering);

	const parameters = {
		resource: 'edgeFunction',
		operation: 'get',
		projectRef: { __rl: true, mode: 'id', value: ref },
	};
	const url = (slug: string) => `https://supabase.com/dashboard/project/${ref}/functions/${slug}`;

	it('show name and slug, and return the slug or the ID', async () => {
		const requests = answerWith(
			always({
				status: 200,
				body: [hello, { ...hello, id: '2', slug: 'webhook', name: 'webhook' }],
			}),
		);
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
