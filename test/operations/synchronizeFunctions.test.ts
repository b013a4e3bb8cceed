import { stopAnswering } from '../harness/api';
import { functions as path, hello, ref } from '../harness/edgeFunctions';
import {
	bundle,
	bundledAs,
	code,
	deleting,
	helloCode,
	helloNow,
	home,
	listOf,
	own,
	published,
	sources,
	synchronize,
	world,
	worldCode,
	worldNow,
} from '../harness/synchronizeFunctions';
import { forbidden, testOperation } from '../harness/testOperation';

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
	refused: forbidden,
});

afterEach(stopAnswering);

describe('Synchronize', () => {
	it('bundles each function, and publishes all of them together', async () => {
		const { sent, changes, requests, items } = await synchronize([
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

	it('deploys a single function with one request, as the CLI does', async () => {
		const answers = [listOf(worldNow), worldCode, bundledAs('hello')];
		const { sent, changes } = await synchronize(answers);
		expect(sent).toEqual(['GET all', 'GET /world/body', 'POST /deploy hello']);
		expect(changes).toEqual(['hello create true', 'world unchanged false']);
	});

	it('sends no more requests if nothing has changed, wherever the files come from', async () => {
		const answers = [listOf(helloNow, worldNow), helloCode, worldCode];
		for (const folder of ['', 'repo-main/', '/data/repo/', 'C:\\data\\repo\\']) {
			const files = Object.fromEntries(
				Object.entries(sources).map(([name, text]) => [`${folder}${name}`, text]),
			);
			const { sent, changes } = await synchronize(answers, {}, { files });
			expect(sent).toEqual(['GET all', 'GET /hello/body', 'GET /world/body']);
			expect(changes).toEqual(['hello unchanged false', 'world unchanged false']);
			stopAnswering();
		}
	});

	it('recognizes functions that were deployed in the dashboard, with other paths', async () => {
		const files = { 'functions/hello/index.ts': 'x', 'functions/hello/deno.json': '{}' };
		const deployed = { ...helloNow, import_map_path: 'file:///tmp/user_fn_x_1/source/deno.json' };
		const answers = [listOf(deployed), code({ 'index.ts': 'x', 'deno.json': '{}' }, 'index.ts')];
		expect((await synchronize(answers, {}, { files })).changes).toEqual(['hello unchanged false']);
	});

	it.each<[string, Record<string, string>, string[]]>([
		['a file', { [`${home}/_shared/greet.ts`]: 'export const greet = 1;' }, ['_shared/greet.ts']],
		['an import map', { [`${home}/hello/deno.json`]: '{}' }, ['hello/deno.json', 'import_map']],
		[
			'a setting',
			{ 'supabase/config.toml': '[functions.hello]\nverify_jwt=false' },
			['verify_jwt'],
		],
	])('names the difference: %s', async (_what, changed, expected) => {
		const files = { ...own('hello'), ...changed };
		const answers = [listOf(helloNow), helloCode];
		const { items, sent } = await synchronize(answers, { dryRun: true }, { files });
		expect(sent).toEqual(['GET all', 'GET /hello/body']);
		expect(items.map(({ json }) => [json.change, json.differences])).toEqual([
			['update', expected.map((name) => (name.includes('/') ? `${home}/${name}` : name))],
		]);
	});

	it('only reads in a dry run', async () => {
		const other = { ...hello, slug: 'legacy' };
		const changed = code({ [`${home}/hello/index.ts`]: 'old' }, `${home}/hello/index.ts`);
		for (const readOnly of [false, true]) {
			const { sent, changes } = await synchronize(
				[listOf(helloNow, other), changed],
				{ dryRun: true, ...deleting },
				{ credential: { readOnly } },
			);
			expect(sent).toEqual(['GET all', 'GET /hello/body']);
			expect(changes).toEqual(['hello update false', 'world create false', 'legacy delete false']);
			stopAnswering();
		}
	});

	it('deletes other functions only if requested, and never merely disabled ones', async () => {
		const files = {
			...own('hello'),
			'supabase/config.toml':
				'[functions.off]\nenabled = false\n[functions.elsewhere]\nverify_jwt = true',
		};
		const others = ['off', 'elsewhere', 'legacy'].map((slug) => ({ ...hello, slug }));
		const removed = { ...hello, slug: 'gone', status: 'REMOVED' };
		const answers = [listOf(helloNow, ...others, removed), helloCode];
		const rest = ['off disabled false', 'elsewhere withoutFiles false'];
		const kept = await synchronize(answers, {}, { files });
		expect(kept.changes).toEqual(['hello unchanged false', 'legacy unlisted false', ...rest]);
		stopAnswering();
		const { sent, changes } = await synchronize([...answers, { status: 200 }], deleting, { files });
		expect(sent.at(-1)).toBe('DELETE /legacy');
		expect(changes).toEqual(['legacy delete true', 'hello unchanged false', ...rest]);
	});

	it('keeps a function’s name and JWT verification, unless the files set them', async () => {
		const deployed = { ...helloNow, name: 'Says hello', verify_jwt: false };
		const answers = [listOf(deployed), code({ 'index.ts': 'old' }, 'index.ts')];
		const { requests } = await synchronize(
			[...answers, bundledAs('hello', 3)],
			{},
			{ files: own('hello') },
		);
		const metadata = { name: 'Says hello', verify_jwt: false };
		expect(requests.at(-1)!.body).toMatchObject({ metadata });
	});

	it('follows the configuration files, first that of the project', async () => {
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
		const { requests } = await synchronize([listOf(), bundledAs('hello')], {}, { files });
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
