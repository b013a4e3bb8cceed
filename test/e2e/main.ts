/**
 * Runs `npm run test:e2e` after the installation: starts a real n8n with the packed package and the
 * sandbox, and runs the tests of this folder with both.
 *
 *     npm run test:e2e -- operations     the files whose names match
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { live } from '../../sandbox/lifetime.ts';
import { say } from '../../sandbox/progress.ts';
import { runJest } from './harness/runJest.ts';
import { artifactsFolder, setUp } from './setUp.ts';

/** The table that operations.e2e.ts has written. */
const operationsFile = path.join(artifactsFolder, 'operations.txt');

async function main(): Promise<number> {
	const environment = await setUp();
	rmSync(artifactsFolder, { recursive: true, force: true });
	mkdirSync(artifactsFolder, { recursive: true });
	const { exitCode, closing } = await runJest(import.meta.dirname, artifactsFolder, environment);
	if (existsSync(operationsFile)) say(`\n${readFileSync(operationsFile, 'utf8')}`);
	say(`\n${closing}`);
	return exitCode;
}

await live(main);
