/**
 * `npm run test:clients`: installs Supabase’s own clients, unmodified, and runs them with the
 * sandbox, without any connection beyond this machine.
 *
 *     npm run test:clients -- cli     one of them: cli, mcp or sdk
 */
import path from 'node:path';

import { live } from '../../sandbox/lifetime.ts';
import { launch } from '../../sandbox/processes.ts';
import { say, step } from '../../sandbox/progress.ts';
import { installClients } from './install.ts';
import { isolate } from './isolate.ts';

async function main(): Promise<number> {
	await step('Installing the official clients', installClients);
	const { how, command, args, env } = isolate([
		process.execPath,
		path.join(import.meta.dirname, 'run.ts'),
		...process.argv.slice(2),
	]);
	say(`Connections: ${how}`);
	const child = launch(command, args, { env });
	child.stdout?.pipe(process.stdout);
	child.stderr?.pipe(process.stderr);
	return await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}

await live(main);
