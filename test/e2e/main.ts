/**
 * What `npm run test:e2e` does once everything is installed: starts a real n8n with the packed
 * package against the sandbox API, and runs the tests of this folder against both.
 *
 *     npm run test:e2e -- operations     the files whose names fit
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { startSandbox } from '../../sandbox/api/server.ts';
import { importCredential } from '../../sandbox/demo.ts';
import { emptyDataFolder, rootFolder } from '../../sandbox/folders.ts';
import { live } from '../../sandbox/lifetime.ts';
import { lock } from '../../sandbox/lock.ts';
import { startEditor } from '../../sandbox/n8n.ts';
import { readOrCreateOwner } from '../../sandbox/owner.ts';
import { installTarball, packPackage, recordInstallation } from '../../sandbox/packagedNode.ts';
import { say, step } from '../../sandbox/progress.ts';
import { findChromium } from './harness/chromium.ts';
import { runJest } from './harness/runJest.ts';

const artifactsFolder = path.join(rootFolder, '.artifacts');

/** The table that operations.e2e.ts has made. */
const operationsFile = path.join(artifactsFolder, 'operations.txt');

async function main(): Promise<number> {
	findChromium();
	lock();
	rmSync(artifactsFolder, { recursive: true, force: true });
	mkdirSync(artifactsFolder, { recursive: true });
	emptyDataFolder();
	const packageFolder = await step('Building, packing and installing the package', async () =>
		installTarball(await packPackage()),
	);
	// Limits are tested with the sandbox; here they would only make the tests wait.
	const sandbox = await startSandbox({ transitionSeconds: 1, rateLimit: false });
	await step('Setting up n8n: database and credential', async () => {
		await importCredential({ url: sandbox.url, token: sandbox.token, readOnly: false });
		recordInstallation(packageFolder);
	});
	const owner = readOrCreateOwner();
	const address = await step('Starting n8n', async () => await startEditor(owner));

	const { exitCode, closing } = await runJest(import.meta.dirname, artifactsFolder, {
		E2E_N8N: address,
		E2E_EMAIL: owner.email,
		E2E_PASSWORD: owner.password,
		E2E_SANDBOX: sandbox.url,
		E2E_TOKEN: sandbox.token,
		E2E_ARTIFACTS: artifactsFolder,
	});
	if (existsSync(operationsFile)) say(`\n${readFileSync(operationsFile, 'utf8')}`);
	say(`\n${closing}`);
	return exitCode;
}

await live(main);
