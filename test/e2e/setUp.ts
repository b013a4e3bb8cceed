import path from 'node:path';

import { startSandbox } from '../../sandbox/api/server.ts';
import { importCredential } from '../../sandbox/demo.ts';
import { emptyDataFolder, rootFolder } from '../../sandbox/folders.ts';
import { lock } from '../../sandbox/lock.ts';
import { startEditor } from '../../sandbox/n8n.ts';
import { readOrCreateOwner } from '../../sandbox/owner.ts';
import { installTarball, packPackage, recordInstallation } from '../../sandbox/packagedNode.ts';
import { step } from '../../sandbox/progress.ts';
import { findChromium } from './harness/chromium.ts';

/** The folder for results of tests. */
export const artifactsFolder = path.join(rootFolder, '.artifacts');

/**
 * Starts a real n8n with the packed package and without data, and the sandbox.
 *
 * @returns the addresses of both, in the variables that harness/setting.ts reads
 */
export async function setUp(): Promise<NodeJS.ProcessEnv> {
	findChromium();
	lock();
	emptyDataFolder();
	const packageFolder = await step('Building, packing and installing the package', async () =>
		installTarball(await packPackage()),
	);
	// The tests of the sandbox cover limits; here they would only cause waits.
	const sandbox = await startSandbox({ transitionSeconds: 1, rateLimit: false });
	await step('Setting up n8n: database and credential', async () => {
		await importCredential({ url: sandbox.url, token: sandbox.token, readOnly: false });
		recordInstallation(packageFolder);
	});
	const owner = readOrCreateOwner();
	const address = await step('Starting n8n', async () => await startEditor(owner));
	return {
		E2E_N8N: address,
		E2E_EMAIL: owner.email,
		E2E_PASSWORD: owner.password,
		E2E_SANDBOX: sandbox.url,
		E2E_TOKEN: sandbox.token,
		E2E_ARTIFACTS: artifactsFolder,
	};
}
