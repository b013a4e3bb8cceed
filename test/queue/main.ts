/**
 * Runs `npm run test:queue` after the installation: starts n8n as in production, a main instance
 * and two workers with PostgreSQL and Redis, with the packed package and the sandbox, and runs the
 * tests of this folder.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { startSandbox } from '../../sandbox/api/server.ts';
import { emptyDataFolder, rootFolder } from '../../sandbox/folders.ts';
import { live } from '../../sandbox/lifetime.ts';
import { lock } from '../../sandbox/lock.ts';
import { startEditor, startWorker } from '../../sandbox/n8n.ts';
import { readOrCreateOwner } from '../../sandbox/owner.ts';
import { installTarball, packPackage } from '../../sandbox/packagedNode.ts';
import { say, step } from '../../sandbox/progress.ts';
import { runJest } from '../e2e/harness/runJest.ts';
import { findPostgres, startPostgres } from './harness/postgres.ts';
import { findRedis, startRedis } from './harness/redis.ts';

const artifactsFolder = path.join(rootFolder, '.artifacts', 'queue');

/** The numbers that the tests have counted. */
const numbersFile = path.join(artifactsFolder, 'numbers.txt');

const logOf = (process: string) => path.join(artifactsFolder, `${process}.log`);

async function main(): Promise<number> {
	findPostgres();
	findRedis();
	lock();
	rmSync(artifactsFolder, { recursive: true, force: true });
	mkdirSync(artifactsFolder, { recursive: true });
	emptyDataFolder();
	await step('Building, packing and installing the package', async () =>
		installTarball(await packPackage()),
	);
	// Supabase’s number of requests, but in a shorter window, so that the limit is reached often.
	const sandbox = await startSandbox({ transitionSeconds: 1, rateLimitSeconds: 40 });
	const settings = await step('Starting PostgreSQL and Redis', async () => ({
		...(await startPostgres()),
		...(await startRedis()),
		EXECUTIONS_MODE: 'queue',
		N8N_LOG_FORMAT: 'json',
	}));
	const owner = readOrCreateOwner();
	const address = await step('Starting n8n', async () =>
		startEditor(owner, { settings, logFile: logOf('main') }),
	);
	const workers = await step('Starting two workers', async () => {
		const started = [];
		for (const name of ['worker-1', 'worker-2']) {
			const { pid } = await startWorker({ settings, logFile: logOf(name) });
			started.push({ pid, logFile: logOf(name) });
		}
		return started;
	});

	const { exitCode, closing } = await runJest(import.meta.dirname, artifactsFolder, {
		E2E_N8N: address,
		E2E_EMAIL: owner.email,
		E2E_PASSWORD: owner.password,
		E2E_SANDBOX: sandbox.url,
		E2E_TOKEN: sandbox.token,
		E2E_ARTIFACTS: artifactsFolder,
		QUEUE_TEST_WORKERS: JSON.stringify(workers),
	});
	if (existsSync(numbersFile)) say(`\n${readFileSync(numbersFile, 'utf8')}`);
	say(`\n${closing}`);
	return exitCode;
}

await live(main);
