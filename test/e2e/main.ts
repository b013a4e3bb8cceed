/**
 * What `npm run test:e2e` does once everything is installed: starts real n8ns with the packed
 * package, each against a sandbox API of its own, and runs the tests of this folder against them,
 * a file at a time in each.
 *
 *     npm run test:e2e -- operations     the files whose names fit
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { live } from '../../sandbox/lifetime.ts';
import { packPackage } from '../../sandbox/packagedNode.ts';
import { say, step } from '../../sandbox/progress.ts';
import { runJest } from './harness/runJest.ts';
import { startPlaces } from './places.ts';
import { artifactsFolder } from './setUp.ts';

/** The table that operations.e2e.ts has made. */
const operationsFile = path.join(artifactsFolder, 'operations.txt');

/** A few files are done sooner in one place than a second one has started. */
const numberOfPlaces = process.argv.length > 2 ? 1 : 2;

async function main(): Promise<number> {
	const tarball = await step('Building and packing the package', packPackage);
	const places = await startPlaces(tarball, numberOfPlaces);
	rmSync(artifactsFolder, { recursive: true, force: true });
	mkdirSync(artifactsFolder, { recursive: true });
	const { exitCode, closing } = await runJest(
		import.meta.dirname,
		artifactsFolder,
		{ E2E_PLACES: JSON.stringify(places) },
		places.length,
	);
	if (existsSync(operationsFile)) say(`\n${readFileSync(operationsFile, 'utf8')}`);
	say(`\n${closing}`);
	return exitCode;
}

await live(main);
