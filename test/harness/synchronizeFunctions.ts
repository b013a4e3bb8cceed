import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { writeMultipart } from '../../nodes/SupabaseManagement/v1/resources/edgeFunction/multipart';
import { answerWith, type Answer } from './api';
import { operationCalled, problemsOfRequest } from './contract';
import { functions as path, hello, ref } from './edgeFunctions';
import { runNode, type Run } from './engine';

/* Two functions, `hello` and `world`, with their files and Supabase’s data. */

export const home = 'supabase/functions';

export const world = { ...hello, id: 'w', slug: 'world', name: 'world', version: 7 };

/** Supabase’s answer to a request for the code of a function. */
export function code(files: Record<string, string>, entrypoint: string): Answer {
	const folder = '/tmp/user_fn_x_1/source/';
	const metadata = { deno2_entrypoint_path: `${folder}${entrypoint}` };
	const { body, contentType } = writeMultipart([
		{ name: 'metadata', data: Buffer.from(JSON.stringify(metadata)) },
		...Object.entries(files).map(([name, text]) => ({
			name: 'file',
			fileName: `${folder}${name}`,
			data: Buffer.from(text),
		})),
	]);
	return { status: 200, body, headers: { 'content-type': contentType } };
}

export const listOf = (...all: object[]): Answer => ({ status: 200, body: all });

export const bundledAs = (slug: string, version = 1): Answer => ({
	status: 201,
	body: {
		...{ id: `id of ${slug}`, slug, name: slug, status: 'ACTIVE', version },
		...{ created_at: 5, updated_at: 6, verify_jwt: true, import_map: false },
		...{ entrypoint_path: `file:///x/${slug}/index.ts`, ezbr_sha256: `hash of ${slug}` },
		import_map_path: null,
	},
});

export const published: Answer = { status: 200, body: { functions: [] } };

export const sources: Record<string, string> = {
	[`${home}/_shared/greet.ts`]: 'export const greet = "Hello";',
	[`${home}/hello/index.ts`]: "import { greet } from '../_shared/greet.ts';",
	[`${home}/hello/README.md`]: 'Says hello.',
	[`${home}/world/deno.json`]: '{ "imports": { "name": "./name.ts" } }',
	[`${home}/world/index.ts`]: "import { name } from 'name';",
	[`${home}/world/name.ts`]: 'export const name = "World";',
};
export const own = (slug: string) =>
	Object.fromEntries(
		Object.entries(sources).filter(
			([name]) =>
				(name.includes(`/${slug}/`) && !name.endsWith('.md')) ||
				(slug === 'hello' && name.includes('_shared')),
		),
	);
export const helloNow = { ...hello, slug: 'hello', import_map_path: undefined };
export const helloCode = code(own('hello'), `${home}/hello/index.ts`);
export const worldNow = {
	...world,
	import_map: true,
	import_map_path: `file:///tmp/user_fn_x_1/source/${home}/world/deno.json`,
};
export const worldCode = code(own('world'), `${home}/world/index.ts`);

const itemsOf = (files: Record<string, string>): INodeExecutionData[] =>
	Object.entries(files).map(([fileName, text]) => ({
		json: {},
		binary: {
			data: { data: Buffer.from(text).toString('base64'), mimeType: 'text/plain', fileName },
		},
	}));

/** Runs Synchronize with files, and validates its requests with the contract. */
export async function synchronize(
	answers: Answer[],
	parameters: INodeParameters = {},
	{ files = sources, ...rest }: Partial<Run> & { files?: Record<string, string> } = {},
) {
	const requests = answerWith(...answers);
	const result = await runNode({
		parameters: {
			resource: 'edgeFunction',
			operation: 'synchronize',
			projectRef: ref,
			...parameters,
		},
		items: itemsOf(files),
		...rest,
	});
	for (const request of requests) {
		expect(problemsOfRequest(operationCalled(request), request)).toEqual([]);
	}
	return {
		...result,
		requests,
		// In addition, the project may be read to explain an error.
		sent: requests
			.filter(({ path: to }) => to.startsWith(path))
			.map(({ method, path: to, query }) =>
				[method, to.slice(path.length) || 'all', ...Object.values(query).flat()].join(' '),
			),
		changes: result.items.map(({ json: { slug, change, applied } }) =>
			[slug, change, applied].join(' '),
		),
	};
}

export const bundle = (slug: string) => `POST /deploy true ${slug}`;
export const deleting = { functionSyncOptions: { deleteOthers: true } };
