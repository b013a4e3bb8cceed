import { always, stopAnswering, type Answer } from '../harness/api';
import { hello } from '../harness/edgeFunctions';
import {
	bundle,
	bundledAs,
	deleting,
	home,
	listOf,
	published,
	synchronize,
} from '../harness/synchronizeFunctions';

afterEach(stopAnswering);

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
			'bundling the second function, with an unknown result',
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
			'bundling, and then publishing the earlier bundles',
			[bundledAs('hello'), refused, forbidden],
			[bundle('hello'), bundle('world'), 'PUT all'],
			/^The bundled functions could not be published: .* Done: bundle hello\. Not done: bundle world, deploy hello, deploy world, delete legacy\.$/,
		],
		[
			'deleting',
			[bundledAs('hello'), bundledAs('world'), published, forbidden],
			[bundle('hello'), bundle('world'), 'PUT all', 'DELETE /legacy'],
			/ Done: bundle hello, bundle world, deploy hello, deploy world\. Not done: delete legacy\.$/,
		],
	])('%s', async (_what, answers, expected, words) => {
		// The project’s state may be read to explain the error.
		const all = [listOf(legacy), ...answers.slice(0, -1), always(answers.at(-1)!)];
		const { sent, error } = await synchronize(all, deleting);
		expect(sent).toEqual(['GET all', ...expected]);
		expect(error?.description).toMatch(words);
	});

	it('returns what has been deployed, and then the error, if the workflow continues on errors', async () => {
		const { items } = await synchronize(
			[listOf(), bundledAs('hello'), refused, always(published)],
			deleting,
			{
				onError: 'continueRegularOutput',
			},
		);
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

	it('names the imported files that are missing', async () => {
		const files = { [`${home}/hello/index.ts`]: "import '../_shared/gone.ts';" };
		const { error } = await synchronize([listOf(), failed], {}, { files });
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
			'Two folders contain the function hello',
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
		const { error, sent } = await synchronize([{ status: 200, body: [] }], deleting, { files });
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
		expect(sent).toEqual([]);
	});
});
