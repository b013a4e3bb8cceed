/**
 * What `npm run test:e2e` does once everything is installed: starts a real n8n with the packed
 * package against the sandbox API, and runs the tests of this folder against both.
 *
 *     npm run test:e2e -- operations     the files whose names fit
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { live } from '../../sandbox/lifetime.ts';
import { say } from '../../sandbox/progress.ts';
import { runJest } from './harness/runJest.ts';
import { artifactsFolder, setUp } from './setUp.ts';

/** The table that operations.e2e.ts has made. */
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
