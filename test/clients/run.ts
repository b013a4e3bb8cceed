/** The part of `npm run test:clients` that runs without any connection beyond this machine. */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startSandbox } from '../../sandbox/api/server.ts';
import { templateFile } from '../../sandbox/api/sql/template.ts';
import { live } from '../../sandbox/lifetime.ts';
import { say, step } from '../../sandbox/progress.ts';
import { tryCli } from './cli/index.ts';
import { tryMcp } from './mcp/index.ts';
import { trySdk } from './sdk/index.ts';
import type { Setting } from './setting.ts';
import { Steps } from './steps.ts';

const clients = {
	cli: { name: 'CLI 3.1.0', attempt: tryCli },
	mcp: { name: 'MCP server 0.13.0', attempt: tryMcp },
	sdk: { name: 'management-js 2.0.2', attempt: trySdk },
};

/** Each client has its own sandbox. */
async function attempt({ name, attempt }: (typeof clients)['cli']): Promise<Steps> {
	const steps = new Steps(name);
	const folder = await mkdtemp(path.join(tmpdir(), 'clients-'));
	const sandbox = await startSandbox({ rateLimit: false, transitionSeconds: 0.2 });
	try {
		const setting: Setting = { sandbox, folder, steps };
		await attempt(setting);
	} finally {
		await sandbox.close();
		rmSync(folder, { recursive: true, force: true });
	}
	return steps;
}

async function main(): Promise<number> {
	const wanted = Object.entries(clients).filter(([key]) => {
		return process.argv.length < 3 || process.argv.includes(key);
	});
	// before the first query, because a client’s timeout may be shorter than the start
	await step('Preparing PostgreSQL', templateFile);
	const tried: Steps[] = [];
	for (const [, client] of wanted) tried.push(await attempt(client));
	say();
	for (const steps of tried) say(steps.closing());
	const count = (of: 'passed' | 'failed') => tried.reduce((sum, steps) => sum + steps[of], 0);
	say(`${count('passed')} passed, ${count('failed')} failed`);
	return count('failed') === 0 && count('passed') > 0 ? 0 : 1;
}

await live(main);
