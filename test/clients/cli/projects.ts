import { refOf } from '../setting.ts';
import { expect, type Json } from '../steps.ts';
import { until } from '../time.ts';
import type { Cli } from './cli.ts';

/** Organizations, projects, keys, and a folder that is linked to a project. */
export async function tryProjects(cli: Cli): Promise<void> {
	const ref = refOf(cli.setting, 'Acme Production');
	await cli.call(['init']);
	await cli.call(['link', '--project-ref', ref]);
	await cli.call(['services'], {}, { services: /./ });
	await cli.call(['whoami'], { plain: true }, /USERNAME/);
	await cli.call(['orgs', 'create', 'Umbrella'], {}, { name: 'Umbrella' });
	await cli.check('orgs list shows the new one', async () => {
		const { json } = await cli.run(['orgs', 'list']);
		expect(json.organizations.at(-1), { name: 'Umbrella' });
	});
	const created = await cli.call(
		...[
			['projects', 'create', 'shop', '--org-id', 'acme', '--db-password', 'correct-horse'].concat([
				'--region',
				'eu-central-1',
			]),
		],
		{},
		{ name: 'shop' },
	);
	await cli.check('projects list shows the new one', async () => {
		const { json } = await cli.run(['projects', 'list']);
		const found = json.projects.find((each: Json) => each.ref === created?.ref);
		expect(found, { name: 'shop', region: 'eu-central-1' });
	});
	await cli.call(['projects', 'api-keys'], { project: 'Acme Production' });
	await cli.check('projects delete removes it', async () => {
		const project = cli.setting.sandbox.world.project(created?.ref);
		await until(() => project.status, 'ACTIVE_HEALTHY');
		const { code, all } = await cli.run(['projects', 'delete', created?.ref]);
		expect({ code, all }, { code: 0 });
		const { json } = await cli.run(['projects', 'list']);
		expect(
			json.projects.some((each: Json) => each.ref === created?.ref),
			false,
		);
	});
	await cli.call(['unlink']);
	await cli.call(['link', '--project-ref', ref]);
	await cli.call(['login', '--token', cli.setting.sandbox.token]);
	await cli.call(['logout']);
}
