import { expect, type Json } from '../steps.ts';
import { until } from '../time.ts';
import type { Cli } from './cli.ts';

const project = 'Acme Staging';

export async function tryBranches(cli: Cli): Promise<void> {
	await cli.call(['branches', 'create', 'feature'], { project }, { name: 'feature' });
	await cli.refuse('a name twice', ['branches', 'create', 'feature'], { project }, /409|already/i);
	await cli.refuse(
		'a plan without branching',
		['branches', 'create', 'feature'],
		{ project: 'Globex Shop' },
		/422|40[23]|branching|plan/i,
	);
	await cli.check('branches list shows it', async () => {
		const { json } = await cli.run(['branches', 'list'], { project });
		expect(
			json.branches.some(({ name }: Json) => name === 'feature'),
			true,
		);
	});
	await cli.call(['branches', 'get', 'feature'], { project }, { POSTGRES_URL: /^postgres/ });
	await cli.call(
		['branches', 'update', 'feature', '--name', 'renamed'],
		{ project },
		{ name: 'renamed' },
	);
	await reach(cli, 'ACTIVE_HEALTHY');
	await cli.call(['branches', 'pause', 'renamed'], { project });
	await reach(cli, 'INACTIVE');
	await cli.call(['branches', 'unpause', 'renamed'], { project });
	await reach(cli, 'ACTIVE_HEALTHY');
	await cli.call(['branches', 'delete', 'renamed'], { project });
	await cli.check('branches delete has deleted it', async () => {
		const { json } = await cli.run(['branches', 'list'], { project });
		expect(
			json.branches.some(({ name }: Json) => name === 'renamed'),
			false,
		);
	});
}

async function reach(cli: Cli, status: string) {
	await cli.check(`the branch is ${status}`, async () => {
		const read = async () => {
			const { json } = await cli.run(['branches', 'list'], { project });
			return json.branches.find(({ name }: Json) => name === 'renamed').preview_project_status;
		};
		await until(read, status);
	});
}
