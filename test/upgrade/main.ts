/**
 * Upgrades the package in an n8n that is in use: installs the same build with a higher version, and
 * restarts n8n. Workflows, credentials and triggers must continue to work.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { dataFolder } from '../../sandbox/folders.ts';
import { live, messageOf } from '../../sandbox/lifetime.ts';
import { startEditor } from '../../sandbox/n8n.ts';
import { readOrCreateOwner } from '../../sandbox/owner.ts';
import { stopAll } from '../../sandbox/processes.ts';
import { say, step } from '../../sandbox/progress.ts';
import { setUp } from '../e2e/setUp.ts';

const name = 'n8n-nodes-supabase-management';

/** Changes the version of the installed package, as npm does. */
function changeVersion(version: string): void {
	const nodesFolder = path.join(dataFolder, 'nodes');
	const change = (file: string, by: (manifest: Record<string, unknown>) => void) => {
		const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
		by(manifest);
		writeFileSync(file, JSON.stringify(manifest, null, 2));
	};
	change(path.join(nodesFolder, 'node_modules', name, 'package.json'), (manifest) => {
		manifest.version = version;
	});
	change(path.join(nodesFolder, 'package.json'), (manifest) => {
		manifest.dependencies = { [name]: version };
	});
}

async function main(): Promise<number> {
	const environment = await setUp();
	Object.assign(process.env, environment);
	// These modules read n8n’s location from the environment.
	const { putToUse } = await import('./inUse.ts');
	const inUse = await step('Using the first version', putToUse);

	await step('Upgrading, and restarting n8n', async () => {
		await stopAll();
		changeVersion('0.1.1');
		// The default of n8n 3.0. In n8n 2, the package must load nevertheless, as docs/n8n-3.md says.
		const settings = { N8N_UNVERIFIED_PACKAGES_ENABLED: 'false' };
		const address = await startEditor(readOrCreateOwner(), { settings });
		// The webhook’s address contains the port.
		assert.equal(address, environment.E2E_N8N);
	});

	let passed = 0;
	const checks = Object.entries(inUse);
	for (const [title, check] of checks) {
		try {
			await check();
			passed++;
			say(`✓ ${title}`);
		} catch (error) {
			say(`✗ ${title}: ${messageOf(error)}`);
		}
	}
	say(`\n${passed} passed, ${checks.length - passed} failed`);
	return passed === checks.length ? 0 : 1;
}

await live(main);
