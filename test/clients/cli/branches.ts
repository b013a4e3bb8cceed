import { expect } from '../steps.ts';
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
			json.branches.some(({ name }: { name: string }) => name === 'feature'),
			true,
		);
	});
	await cli.call(['branches', 'get', 'feature'], { project }, { POSTGRES_URL: /^postgres/ });
	await cli.call(
		['branches', 'update', 'feature', '--name', 'renamed'],
		{ project },
		{ name: 'renamed' },
	);
	await cli.call(['branches', 'pause', 'renamed'], { project });
	await new Promise((resolve) => setTimeout(resolve, 500));
	await cli.call(['branches', 'unpause', 'renamed'], { project });
	await new Promise((resolve) => setTimeout(resolve, 500));
	await cli.call(['branches', 'delete', 'renamed'], { project });
	await cli.check('branches delete has deleted it', async () => {
		const { json } = await cli.run(['branches', 'list'], { project });
		expect(
			json.branches.some(({ name }: { name: string }) => name === 'renamed'),
			false,
		);
	});
}
