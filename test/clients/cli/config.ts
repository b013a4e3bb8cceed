import { expect } from '../steps.ts';
import type { Cli } from './cli.ts';

const project = 'Acme Production';

export async function tryConfig(cli: Cli): Promise<void> {
	await cli.check('config diff finds differences', async () => {
		const { code, json } = await cli.run(['config', 'diff', '--exit-code'], { project });
		expect({ code, some: json.changes.length > 0 }, { code: 2, some: true });
	});
	await cli.call(['config', 'push'], { project });
	await cli.check('config diff finds none after config push', async () => {
		const { code, json } = await cli.run(['config', 'diff', '--exit-code'], { project });
		expect({ code, changes: json.changes }, { code: 0, changes: [] });
	});
	await cli.check('config push reaches auth too', async () => {
		const toml = await cli.read('supabase/config.toml');
		await cli.write(
			'supabase/config.toml',
			toml.replace(/^site_url = .*$/m, 'site_url = "https://shop.example.com"'),
		);
		await cli.run(['config', 'push'], { project });
		const { json } = await cli.run(['config', 'diff'], { project });
		expect(json.scope.missing, []);
		expect(json.changes, []);
	});
	await cli.call(['config', 'pull', '--force'], { project });
	await cli.call(['pull', '--dry-run'], { project });
}
