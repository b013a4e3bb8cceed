import { rm } from 'node:fs/promises';

import { expect, type Json } from '../steps.ts';
import type { Cli } from './cli.ts';

const project = 'Acme Production';

/** Two functions with a shared file, Windows line ends, non-ASCII letters, and an import map. */
export const sources: Record<string, string> = {
	'supabase/functions/_shared/greet.ts':
		'export const greet = (whom: string) => `Hello ${whom} 🌍`;\n',
	'supabase/functions/hello/index.ts':
		"import { greet } from '../_shared/greet.ts';\r\nDeno.serve(() => new Response(greet('you')));\r\n",
	'supabase/functions/world/index.ts':
		"import { name } from 'name';\nDeno.serve(() => new Response(name));\n",
	'supabase/functions/world/name.ts': "export const name = 'World';\n",
	'supabase/functions/world/deno.json': '{ "imports": { "name": "./name.ts" } }\n',
};

const slugsOf = (json: Json) => json.functions.map(({ slug }: Json) => slug).sort();

export async function tryFunctions(cli: Cli): Promise<void> {
	for (const [name, content] of Object.entries(sources)) await cli.write(name, content);
	await cli.call(['functions', 'deploy', '--use-api'], { project });
	await cli.check('functions list shows both', async () => {
		const { json } = await cli.run(['functions', 'list'], { project });
		expect(slugsOf(json), ['hello', 'world']);
		const [hello, world] = json.functions;
		expect(hello.id === world.id || hello.ezbr_sha256 === world.ezbr_sha256, false);
		expect(
			[hello, world],
			[
				{ version: 1, entrypoint_path: /^file:\/\/\/tmp\/user_fn_.*\/hello\/index\.ts$/ },
				{ version: 1, import_map: true, import_map_path: /\/world\/deno\.json$/ },
			],
		);
	});
	await rm(cli.file('supabase/functions'), { recursive: true });
	for (const slug of ['hello', 'world']) {
		await cli.call(['functions', 'download', slug, '--use-api'], { project });
	}
	await cli.check('functions download gives every file back, byte for byte', async () => {
		for (const [name, content] of Object.entries(sources)) expect(await cli.read(name), content);
	});
	await cli.check('functions deploy counts versions', async () => {
		await cli.run(['functions', 'deploy', 'hello', '--use-api'], { project });
		const { json } = await cli.run(['functions', 'list'], { project });
		const versions = json.functions.map(({ slug, version }: Json) => `${slug} ${version}`).sort();
		expect(versions, ['hello 2', 'world 1']);
	});
	await rm(cli.file('supabase/functions/world'), { recursive: true });
	await cli.call(['functions', 'deploy', '--use-api', '--prune'], { project });
	await cli.check('functions deploy --prune has deleted one', async () => {
		const { json } = await cli.run(['functions', 'list'], { project });
		expect(slugsOf(json), ['hello']);
	});
	await cli.call(['functions', 'delete', 'hello'], { project });
	await cli.check('functions delete has deleted the other', async () => {
		expect((await cli.run(['functions', 'list'], { project })).json.functions, []);
	});
	await cli.refuse('not there', ['functions', 'delete', 'hello'], { project }, /does not exist/);
}
