import type { INodeExecutionData } from 'n8n-workflow';

import { writeMultipart } from '../../nodes/SupabaseManagement/v1/resources/edgeFunction/multipart';
import { always, answerWith, stopAnswering, type Answer } from '../harness/api';
import { functions as path, hello, ref } from '../harness/edgeFunctions';
import { runNode, type Run } from '../harness/engine';
import { forbidden, outputs, testOperation } from '../harness/testOperation';

outputs.set('edgeFunction.downloadAll', [
	{ ref, path: 'supabase/functions/hello/index.ts', functions: ['hello'] },
	{ ref, path: 'supabase/functions/_shared/cors.ts', functions: ['hello', 'world'] },
	{ ref, path: 'supabase/functions/world/index.ts', functions: ['world'] },
	{ ref, path: 'supabase/config.toml', functions: ['hello', 'world'] },
]);

testOperation('edgeFunction', 'downloadAll', {
	full: {
		parameters: { projectRef: ref, outputField: 'code' },
		request: { method: 'GET', path },
	},
	answer: { status: 200, body: [], items: [] },
	refused: forbidden,
});

afterEach(stopAnswering);

type Deployed = { fields: object; files: Record<string, string>; entrypoint?: string };

/** Functions in Supabase, with its names for their files. */
const deployed = (slug: string, given: Partial<Deployed> & Pick<Deployed, 'files'>): Deployed => ({
	entrypoint: Object.keys(given.files)[0],
	...given,
	fields: { ...hello, slug, import_map_path: undefined, ...given.fields },
});

const source = '/tmp/user_fn_x_1/source';

function answersFor(all: Deployed[]): Answer[] {
	const codes = all.map(({ files, entrypoint }): Answer => {
		const metadata = { deno2_entrypoint_path: entrypoint };
		const { body, contentType } = writeMultipart([
			{ name: 'metadata', data: Buffer.from(JSON.stringify(metadata)) },
			...Object.entries(files).map(([fileName, text]) => ({
				name: 'file',
				fileName,
				data: Buffer.from(text),
			})),
		]);
		return { status: 200, body, headers: { 'content-type': contentType } };
	});
	return [{ status: 200, body: all.map(({ fields }) => fields) }, ...codes];
}

async function run(operation: string, answers: Answer[], rest: Partial<Run> = {}) {
	const requests = answerWith(...answers);
	const result = await runNode({
		parameters: { resource: 'edgeFunction', operation, projectRef: ref, dryRun: true },
		credential: { readOnly: true },
		...rest,
	});
	stopAnswering();
	return { ...result, requests };
}

const textsOf = (items: INodeExecutionData[]) =>
	Object.fromEntries(
		items.map(({ json, binary }) => [
			json.path,
			Buffer.from(binary!.data!.data, 'base64').toString(),
		]),
	);

const kinds: Array<[string, Deployed[], Record<string, string>]> = [
	[
		'deployed by the CLI, with a shared file',
		['hello', 'world'].map((slug) =>
			deployed(slug, {
				fields: { verify_jwt: slug === 'hello' },
				files: {
					[`${source}/supabase/functions/${slug}/index.ts`]: `import '../_shared/a.ts' // ${slug}`,
					[`${source}/supabase/functions/_shared/a.ts`]: 'a',
				},
			}),
		),
		{
			'supabase/functions/hello/index.ts': "import '../_shared/a.ts' // hello",
			'supabase/functions/_shared/a.ts': 'a',
			'supabase/functions/world/index.ts': "import '../_shared/a.ts' // world",
			'supabase/config.toml':
				'[functions.hello]\nverify_jwt = true\n\n[functions.world]\nverify_jwt = false\n',
		},
	],
	[
		'whose shared file is different in each',
		['hello', 'world'].map((slug) =>
			deployed(slug, {
				files: {
					[`${source}/supabase/functions/${slug}/index.ts`]: `import '../_shared/a.ts' // ${slug}`,
					[`${source}/supabase/functions/_shared/a.ts`]: slug,
				},
			}),
		),
		{
			'supabase/functions/hello/index.ts': "import '../_shared/a.ts' // hello",
			'supabase/functions/_shared/a.ts': 'hello',
			'world/supabase/functions/world/index.ts': "import '../_shared/a.ts' // world",
			'world/supabase/functions/_shared/a.ts': 'world',
			'supabase/config.toml': '[functions.hello]\nverify_jwt = true\n',
			'world/supabase/config.toml': '[functions.world]\nverify_jwt = true\n',
		},
	],
	[
		'made in the dashboard, with an import map, and a file that is only read',
		[
			deployed('hello', {
				fields: { import_map_path: `file://${source}/deno.json` },
				files: {
					[`${source}/index.ts`]: "import 'a';",
					[`${source}/deno.json`]: '{"imports":{"a":"./a.ts"}}',
					[`${source}/a.ts`]: '',
					[`${source}/page.html`]: '<p>',
				},
			}),
		],
		{
			'supabase/functions/hello/index.ts': "import 'a';",
			'supabase/functions/hello/deno.json': '{"imports":{"a":"./a.ts"}}',
			'supabase/functions/hello/a.ts': '',
			'supabase/functions/hello/page.html': '<p>',
			'supabase/config.toml':
				'[functions.hello]\nverify_jwt = true\nstatic_files = ["./functions/hello/page.html"]\n',
		},
	],
	[
		'with another entrypoint, and an import map elsewhere',
		[
			deployed('hello', {
				fields: { import_map_path: `${source}/supabase/maps/all.json` },
				files: {
					[`${source}/supabase/functions/hello/src/main.ts`]: 'main',
					[`${source}/supabase/maps/all.json`]: '{}',
				},
			}),
		],
		{
			'supabase/functions/hello/src/main.ts': 'main',
			'supabase/maps/all.json': '{}',
			'supabase/config.toml':
				'[functions.hello]\nverify_jwt = true\nentrypoint = "./functions/hello/src/main.ts"\nimport_map = "./maps/all.json"\n',
		},
	],
	[
		'with paths that lead out of its folder',
		[
			deployed('hello', {
				files: { 'index.ts': "import '../_shared/a.ts'", '../_shared/a.ts': 'a' },
			}),
		],
		{
			'supabase/functions/hello/index.ts': "import '../_shared/a.ts'",
			'supabase/functions/_shared/a.ts': 'a',
			'supabase/config.toml': '[functions.hello]\nverify_jwt = true\n',
		},
	],
	[
		'in a repository of several packages',
		[
			deployed('hello', {
				files: {
					[`${source}/apps/web/supabase/functions/hello/index.ts`]:
						"import '../../../../../packages/a.ts'",
					[`${source}/packages/a.ts`]: 'a',
				},
			}),
		],
		{
			'apps/web/supabase/functions/hello/index.ts': "import '../../../../../packages/a.ts'",
			'packages/a.ts': 'a',
			'apps/web/supabase/config.toml': '[functions.hello]\nverify_jwt = true\n',
		},
	],
	[
		'that is old, without the name of its entrypoint',
		[
			deployed('hello', {
				fields: { entrypoint_path: 'file:///src/index.ts' },
				files: { '/src/index.ts': 'old' },
				entrypoint: undefined,
			}),
		],
		{
			'supabase/functions/hello/index.ts': 'old',
			'supabase/config.toml': '[functions.hello]\nverify_jwt = true\n',
		},
	],
];

describe('Download All', () => {
	it.each(kinds)(
		'returns a file per item, for a function %s, and Synchronize finds no differences',
		async (_what, all, expected) => {
			const answers = answersFor(all);
			const { items, error } = await run('downloadAll', answers);
			expect(error).toBeUndefined();
			expect(textsOf(items)).toEqual(expected);
			expect(items.map(({ binary }) => binary!.data!.fileName)).toEqual(Object.keys(expected));

			const again = await run('synchronize', answers, { items });
			expect(again.error).toBeUndefined();
			expect(again.items.map(({ json }) => [json.slug, json.change, json.differences])).toEqual(
				all.map(({ fields }) => [(fields as typeof hello).slug, 'unchanged', []]),
			);
		},
	);

	const [, two] = kinds[0]!;

	it('reads one function after the other, and omits removed ones', async () => {
		const [list, ...codes] = answersFor(two);
		const body = [...(list!.body as object[]), { ...hello, slug: 'gone', status: 'REMOVED' }];
		const { requests, items } = await run('downloadAll', [{ ...list!, body }, ...codes]);
		expect(requests.map((request) => request.path.slice(path.length))).toEqual([
			'',
			'/hello/body',
			'/world/body',
		]);
		expect(requests.at(-1)!.headers.accept).toBe('multipart/form-data');
		expect(items.map(({ json }) => json.functions)).toEqual([
			['hello'],
			['hello', 'world'],
			['world'],
			['hello', 'world'],
		]);
	});

	const unreadable: Answer = { status: 400, body: { message: 'Could not unbundle' } };

	it('names the function that cannot be read', async () => {
		const [list, , world] = answersFor(two);
		const { error, items } = await run('downloadAll', [list!, unreadable, world!]);
		expect(error?.message).toBe('Could not unbundle');
		expect(error?.description).toMatch(/^This concerns the function hello\./);
		expect(items).toEqual([]);
	});

	it('returns the others, and then the error, if the workflow continues on errors', async () => {
		const [list, , world] = answersFor(two);
		const { items } = await run('downloadAll', [list!, unreadable, always(world!)], {
			onError: 'continueRegularOutput',
		});
		expect(items.map(({ json }) => json.path)).toEqual([
			'supabase/functions/world/index.ts',
			'supabase/functions/_shared/a.ts',
			'supabase/config.toml',
			undefined,
		]);
		expect(items.at(-1)!.json).toMatchObject({
			error: 'Could not unbundle',
			message: expect.stringMatching(/^Not downloaded: hello\. /) as string,
		});
	});

	it('stops immediately if no function can be read', async () => {
		const [list] = answersFor(two);
		const refused = { status: 403, body: { message: 'Forbidden' } };
		const { requests } = await run('downloadAll', [list!, refused], {
			onError: 'continueRegularOutput',
		});
		expect(requests.filter((request) => request.path.endsWith('/body'))).toHaveLength(1);
	});
});
