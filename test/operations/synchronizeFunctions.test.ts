import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { writeMultipart } from '../../nodes/SupabaseManagement/v1/resources/edgeFunction/multipart';
import { answerWith, stopAnswering, type Answer } from '../harness/api';
import { operationCalled, problemsOfRequest } from '../harness/contract';
import { functions as path, hello, ref } from '../harness/edgeFunctions';
import { runNode, type Run } from '../harness/engine';
import { testOperation } from '../harness/testOperation';

const home = 'supabase/functions';

const world = { ...hello, id: 'w', slug: 'world', name: 'world', version: 7 };

testOperation('edgeFunction', 'synchronize', {
	full: {
		parameters: {
			projectRef: ref,
			filesFrom: 'json',
			filesJson: JSON.stringify({
				[`${home}/hello/index.ts`]: 'Deno.serve(() => new Response("Hello"));',
				'supabase/config.toml': '[functions.hello]\nverify_jwt = false\n',
			}),
			dryRun: true,
			functionSyncOptions: { deleteOthers: true, deployUnchanged: true },
		},
		request: { method: 'GET', path },
	},
	answer: {
		status: 200,
		body: [world],
		items: [
			{
				ref,
				slug: 'hello',
				change: 'create',
				applied: false,
				differences: [],
				version: null,
				ezbr_sha256: null,
			},
			{
				ref,
				slug: 'world',
				change: 'delete',
				applied: false,
				differences: [],
				version: 7,
				ezbr_sha256: world.ezbr_sha256,
			},
		],
	},
	refused: {
		status: 403,
		body: { message: 'Forbidden resource' },
		message: 'The credential is not allowed to do this',
	},
});

afterEach(stopAnswering);

/** What Supabase answers when it is asked for the code of a function. */
function code(files: Record<string, string>, entrypoint: string): Answer {
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

const listOf = (...all: object[]): Answer => ({ status: 200, body: all });

const bundledAs = (slug: string, version = 1): Answer => ({
	status: 201,
	body: {
		...{ id: `id of ${slug}`, slug, name: slug, status: 'ACTIVE', version },
		...{ created_at: 5, updated_at: 6, verify_jwt: true, import_map: false },
		...{ entrypoint_path: `file:///x/${slug}/index.ts`, ezbr_sha256: `hash of ${slug}` },
		import_map_path: null,
	},
});

const published: Answer = { status: 200, body: { functions: [] } };

const sources: Record<string, string> = {
	[`${home}/_shared/greet.ts`]: 'export const greet = "Hello";',
	[`${home}/hello/index.ts`]: "import { greet } from '../_shared/greet.ts';",
	[`${home}/hello/README.md`]: 'Says hello.',
	[`${home}/world/deno.json`]: '{ "imports": { "name": "./name.ts" } }',
	[`${home}/world/index.ts`]: "import { name } from 'name';",
	[`${home}/world/name.ts`]: 'export const name = "World";',
};
const own = (slug: string) =>
	Object.fromEntries(
		Object.entries(sources).filter(
			([name]) =>
				(name.includes(`/${slug}/`) && !name.endsWith('.md')) ||
				(slug === 'hello' && name.includes('_shared')),
		),
	);
const helloNow = { ...hello, slug: 'hello', import_map_path: undefined };
const helloCode = code(own('hello'), `${home}/hello/index.ts`);
const worldNow = {
	...world,
	import_map: true,
	import_map_path: `file:///tmp/user_fn_x_1/source/${home}/world/deno.json`,
};
const worldCode = code(own('world'), `${home}/world/index.ts`);

const itemsOf = (files: Record<string, string>): INodeExecutionData[] =>
	Object.entries(files).map(([fileName, text]) => ({
		json: {},
		binary: {
			data: { data: Buffer.from(text).toString('base64'), mimeType: 'text/plain', fileName },
		},
	}));

async function run(
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
		// Besides them, an error may look at the project, to say more.
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

const bundle = (slug: string) => `POST /deploy true ${slug}`;
const deleting = { functionSyncOptions: { deleteOthers: true } };

describe('Synchronize', () => {
	it('bundles each function, and publishes all of them together', async () => {
		const { sent, changes, requests, items } = await run([
			listOf(),
			bundledAs('hello'),
			bundledAs('world'),
			published,
		]);
		expect(sent).toEqual(['GET all', bundle('hello'), bundle('world'), 'PUT all']);
		expect(changes).toEqual(['hello create true', 'world create true']);
		const [, first, second, last] = requests;
		expect(first!.body).toMatchObject({
			metadata: { name: 'hello', entrypoint_path: `${home}/hello/index.ts`, verify_jwt: true },
			file: [`${home}/hello/index.ts`, `${home}/_shared/greet.ts`],
		});
		expect(second!.body).toMatchObject({
			metadata: { name: 'world', import_map_path: `${home}/world/deno.json` },
			file: [`${home}/world/deno.json`, `${home}/world/index.ts`, `${home}/world/name.ts`],
		});
		expect(last!.body).toEqual(
			['hello', 'world'].map((slug) => ({
				...{ id: `id of ${slug}`, slug, name: slug, status: 'ACTIVE', version: 1 },
				...{ created_at: 5, verify_jwt: true, import_map: false },
				...{ entrypoint_path: `file:///x/${slug}/index.ts`, ezbr_sha256: `hash of ${slug}` },
			})),
		);
		expect(items[0]).toMatchObject({
			json: { ref, version: 1, ezbr_sha256: 'hash of hello' },
			pairedItem: [{ item: 0 }, { item: 1 }],
		});
	});

	it('deploys one function with one request, as the CLI does', async () => {
		const answers = [listOf(worldNow), worldCode, bundledAs('hello')];
		const { sent, changes } = await run(answers);
		expect(sent).toEqual(['GET all', 'GET /world/body', 'POST /deploy hello']);
		expect(changes).toEqual(['hello create true', 'world unchanged false']);
	});

	it('sends nothing more if nothing has changed, wherever the files come from', async () => {
		const answers = [listOf(helloNow, worldNow), helloCode, worldCode];
		for (const folder of ['', 'repo-main/', '/data/repo/', 'C:\\data\\repo\\']) {
			const files = Object.fromEntries(
				Object.entries(sources).map(([name, text]) => [`${folder}${name}`, text]),
			);
			const { sent, changes } = await run(answers, {}, { files });
			expect(sent).toEqual(['GET all', 'GET /hello/body', 'GET /world/body']);
			expect(changes).toEqual(['hello unchanged false', 'world unchanged false']);
			stopAnswering();
		}
	});

	it('knows functions again that were deployed in the dashboard, with other paths', async () => {
		const files = { 'functions/hello/index.ts': 'x', 'functions/hello/deno.json': '{}' };
		const deployed = { ...helloNow, import_map_path: 'file:///tmp/user_fn_x_1/source/deno.json' };
		const answers = [listOf(deployed), code({ 'index.ts': 'x', 'deno.json': '{}' }, 'index.ts')];
		expect((await run(answers, {}, { files })).changes).toEqual(['hello unchanged false']);
	});

	it.each<[string, Record<string, string>, string[]]>([
		['a file', { [`${home}/_shared/greet.ts`]: 'export const greet = 1;' }, ['_shared/greet.ts']],
		['an import map', { [`${home}/hello/deno.json`]: '{}' }, ['hello/deno.json', 'import_map']],
		[
			'a setting',
			{ 'supabase/config.toml': '[functions.hello]\nverify_jwt=false' },
			['verify_jwt'],
		],
	])('says what differs: %s', async (_what, changed, expected) => {
		const files = { ...own('hello'), ...changed };
		const answers = [listOf(helloNow), helloCode];
		const { items, sent } = await run(answers, { dryRun: true }, { files });
		expect(sent).toEqual(['GET all', 'GET /hello/body']);
		expect(items.map(({ json }) => [json.change, json.differences])).toEqual([
			['update', expected.map((name) => (name.includes('/') ? `${home}/${name}` : name))],
		]);
	});

	it.each([true, 'true', '', 'no'])('only reads in a dry run (%p)', async (dryRun) => {
		const other = { ...hello, slug: 'legacy' };
		const changed = code({ [`${home}/hello/index.ts`]: 'old' }, `${home}/hello/index.ts`);
		for (const readOnly of [false, true]) {
			const { sent, changes } = await run(
				[listOf(helloNow, other), changed],
				{ dryRun, ...deleting },
				{ credential: { readOnly } },
			);
			expect(sent).toEqual(['GET all', 'GET /hello/body']);
			expect(changes).toEqual(['hello update false', 'world create false', 'legacy delete false']);
			stopAnswering();
		}
	});

	it('deletes others only if that is asked for, and never those that are only disabled', async () => {
		const files = {
			...own('hello'),
			'supabase/config.toml':
				'[functions.off]\nenabled = false\n[functions.elsewhere]\nverify_jwt = true',
		};
		const others = ['off', 'elsewhere', 'legacy'].map((slug) => ({ ...hello, slug }));
		const removed = { ...hello, slug: 'gone', status: 'REMOVED' };
		const answers = [listOf(helloNow, ...others, removed), helloCode];
		const rest = ['off disabled false', 'elsewhere withoutFiles false'];
		const kept = await run(answers, {}, { files });
		expect(kept.changes).toEqual(['hello unchanged false', 'legacy unlisted false', ...rest]);
		stopAnswering();
		const { sent, changes } = await run([...answers, { status: 200 }], deleting, { files });
		expect(sent.at(-1)).toBe('DELETE /legacy');
		expect(changes).toEqual(['legacy delete true', 'hello unchanged false', ...rest]);
	});

	it('keeps the name and the verification of a function, unless the files say otherwise', async () => {
		const deployed = { ...helloNow, name: 'Says hello', verify_jwt: false };
		const answers = [listOf(deployed), code({ 'index.ts': 'old' }, 'index.ts')];
		const { requests } = await run(
			[...answers, bundledAs('hello', 3)],
			{},
			{ files: own('hello') },
		);
		const metadata = { name: 'Says hello', verify_jwt: false };
		expect(requests.at(-1)!.body).toMatchObject({ metadata });
	});

	it('follows the configuration, that of the project first', async () => {
		const files = {
			'supabase/functions/hello/src/main.ts': "import './a.ts'; import x from 'x';",
			'supabase/functions/hello/src/a.ts': '',
			'supabase/functions/hello/page.html': '<p>',
			'supabase/maps/all.json': '{ "imports": { "x": "../lib/x.ts" }, }',
			'supabase/lib/x.ts': '',
			'supabase/config.toml': `
				[functions.hello] # a comment
				entrypoint = "./functions/hello/src/main.ts"
				import_map = './maps/all.json'
				static_files = ["./functions/hello/*.html"]
				verify_jwt = true
				[remotes.production]
				project_id = "${ref}"
				[remotes.production.functions.hello]
				verify_jwt = false
				[remotes.staging]
				project_id = "zyxwvutsrqponmlkjihg"
				functions.hello.verify_jwt = true
			`,
		};
		const { requests } = await run([listOf(), bundledAs('hello')], {}, { files });
		expect(requests.at(-1)!.body).toEqual({
			metadata: {
				name: 'hello',
				entrypoint_path: `${home}/hello/src/main.ts`,
				import_map_path: 'supabase/maps/all.json',
				static_patterns: [`${home}/hello/*.html`],
				verify_jwt: false,
			},
			file: [
				'supabase/maps/all.json',
				`${home}/hello/page.html`,
				`${home}/hello/src/main.ts`,
				'supabase/lib/x.ts',
				`${home}/hello/src/a.ts`,
			],
		});
	});
});

describe('a failure in the middle', () => {
	const failed: Answer = { status: 500, body: { message: 'internal error' } };
	const refused: Answer = { status: 400, body: { message: 'Entrypoint path does not exist' } };
	const forbidden: Answer = { status: 403, body: { message: 'Forbidden' } };
	const legacy = { ...hello, slug: 'legacy' };

	it.each<[string, Answer[], string[], RegExp]>([
		[
			'bundling the second function: the first one is published',
			[bundledAs('hello'), refused, published],
			[bundle('hello'), bundle('world'), 'PUT all'],
			/^This concerns the function world\. Done: bundle hello, deploy hello\. Not done: bundle world, deploy world, delete legacy\.$/,
		],
		[
			'bundling the second function, without knowing what became of it',
			[bundledAs('hello'), failed, published],
			[bundle('hello'), bundle('world'), 'PUT all'],
			/ Done: bundle hello, deploy hello\. Perhaps done: bundle world\. Not done: deploy world, delete legacy\.$/,
		],
		[
			'bundling the first function: nothing was changed',
			[refused],
			[bundle('hello')],
			/ Nothing was changed\. Not done: bundle hello, bundle world, deploy hello, deploy world, delete legacy\.$/,
		],
		[
			'publishing',
			[bundledAs('hello'), bundledAs('world'), forbidden],
			[bundle('hello'), bundle('world'), 'PUT all'],
			/ Done: bundle hello, bundle world\. Not done: deploy hello, deploy world, delete legacy\.$/,
		],
		[
			'bundling, and then publishing what was bundled before',
			[bundledAs('hello'), refused, forbidden],
			[bundle('hello'), bundle('world'), 'PUT all'],
			/^The functions that were already bundled could not be published: .* Done: bundle hello\. Not done: bundle world, deploy hello, deploy world, delete legacy\.$/,
		],
		[
			'deleting',
			[bundledAs('hello'), bundledAs('world'), published, forbidden],
			[bundle('hello'), bundle('world'), 'PUT all', 'DELETE /legacy'],
			/ Done: bundle hello, bundle world, deploy hello, deploy world\. Not done: delete legacy\.$/,
		],
	])('%s', async (_what, answers, expected, words) => {
		const { sent, error } = await run([listOf(legacy), ...answers], deleting);
		expect(sent).toEqual(['GET all', ...expected]);
		expect(error?.description).toMatch(words);
	});

	it('returns what is deployed, and then the error, where the workflow continues', async () => {
		const { items } = await run([listOf(), bundledAs('hello'), refused, published], deleting, {
			onError: 'continueRegularOutput',
		});
		expect(items).toMatchObject([
			{ json: { slug: 'hello', change: 'create', applied: true } },
			{
				json: {
					error: 'Entrypoint path does not exist',
					details: { progress: { done: ['bundle hello', 'deploy hello'] } },
				},
			},
		]);
	});

	it('says which imported files are missing', async () => {
		const files = { [`${home}/hello/index.ts`]: "import '../_shared/gone.ts';" };
		const { error } = await run([listOf(), failed], {}, { files });
		expect(error?.description).toMatch(
			/Imported files that are missing: supabase\/functions\/_shared\/gone\.ts\./,
		);
	});
});

describe('Synchronize sends nothing', () => {
	const index = `${home}/hello/index.ts`;
	const config = (text: string) => ({ [index]: '', 'supabase/config.toml': text });
	it.each<[string, Record<string, string>, string | RegExp]>([
		['no function', { 'src/index.ts': '' }, 'There is no Edge Function among the files'],
		['only shared files', { [`${home}/_shared/index.ts`]: '' }, /^There is no Edge Function/],
		[
			'a function twice',
			{ [index]: '', [`other/${index}`]: '' },
			'Two folders have the function hello',
		],
		[
			'no TOML',
			config('[functions.hello\n'),
			'supabase/config.toml cannot be read: line 1 is not TOML',
		],
		[
			'a setting of another type',
			config('[functions.hello]\nverify_jwt = "env(VERIFY)"'),
			'verify_jwt of the function hello in supabase/config.toml is not true or false',
		],
		[
			'a missing entrypoint',
			config('functions.hello.entrypoint = "./main.ts"'),
			'The entrypoint of hello is not among the files: ./main.ts',
		],
		[
			'a missing import map',
			config('functions.hello.import_map = "../../../deno.json"'),
			'The import_map of hello is not among the files: ../../../deno.json',
		],
		[
			'an import map that is not JSON',
			{ [index]: '', [`${home}/hello/deno.json`]: '{' },
			`The import map ${home}/hello/deno.json is not valid JSON`,
		],
		['a path that leads out', { [index]: '', '../x.ts': '' }, 'A file cannot be named “../x.ts”'],
	])('if there is %s', async (_what, files, message) => {
		const { error, sent } = await run([{ status: 200, body: [] }], deleting, { files });
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
		expect(sent).toEqual([]);
	});
});
