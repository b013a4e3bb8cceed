import { expect, type Json } from '../steps.ts';
import type { Cli } from './cli.ts';

const project = 'Acme Production';

/** The CLI itself reports that it cannot push these, because the API has no such fields. */
const notPushed = ['db.pooler.default_pool_size', 'db.pooler.max_client_conn'];

const declaredChanges = (json: Json) =>
	json.changes
		.filter(({ declared }: Json) => declared)
		.map(({ path }: { path: string[] }) => path.join('.'));

export async function differences(
	cli: Cli,
	project: string,
): Promise<{ code: number; json: Json }> {
	return await cli.run(['config', 'diff', '--exit-code'], { project });
}

export async function tryConfig(cli: Cli): Promise<void> {
	await cli.check('config diff finds differences', async () => {
		const { code, json } = await differences(cli, project);
		expect({ code, missing: json.scope.missing }, { code: 2, missing: [] });
	});
	await cli.call(['config', 'push'], { project });
	await cli.check('config diff finds what config push cannot push, and no more', async () => {
		expect(declaredChanges((await differences(cli, project)).json), notPushed);
	});
	await cli.call(['config', 'pull', '--force'], { project });
	await cli.check('config diff finds nothing after config pull', async () => {
		const { code, json } = await differences(cli, project);
		expect({ code, changes: json.changes }, { code: 0, changes: [] });
	});
	await cli.check(
		'config diff finds nothing after changes to API and Auth were pushed',
		async () => {
			const toml = await cli.read('supabase/config.toml');
			const changed = toml
				.replace(/^site_url = .*$/m, 'site_url = "https://shop.example.com"')
				.replace(/^max_rows = .*$/m, 'max_rows = 321');
			await cli.write('supabase/config.toml', changed);
			expect(declaredChanges((await differences(cli, project)).json), [
				'api.max_rows',
				'auth.site_url',
			]);
			await cli.run(['config', 'push'], { project });
			const { code, json } = await differences(cli, project);
			expect({ code, changes: json.changes }, { code: 0, changes: [] });
		},
	);
	await cli.call(['pull', '--dry-run'], { project });
}
