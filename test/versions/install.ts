import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { installDatabase, npm } from '../../sandbox/install.mjs';
import { overrides } from './versions.ts';

/** A version whose dependencies are not in the registry. */
export class NotInstallable extends Error {}

/**
 * Installs a version of n8n as users do with npm, without native modules that are not needed here.
 */
export async function installVersion(version: string, folder: string): Promise<void> {
	if (existsSync(path.join(folder, 'node_modules', '.package-lock.json'))) return;
	mkdirSync(folder, { recursive: true });
	writeFileSync(path.join(folder, '.npmrc'), 'yes=true\nfund=false\naudit=false\n');
	writeFileSync(
		path.join(folder, 'package.json'),
		JSON.stringify({
			private: true,
			dependencies: { n8n: version },
			overrides,
		}),
	);
	try {
		await npm(['install', '--ignore-scripts'], folder);
	} catch (error) {
		const missing = /No matching version found for (\S+?)\.?$/m.exec((error as Error).message);
		if (missing) throw new NotInstallable(`the registry lacks ${missing[1]}`);
		throw error;
	}
	await installDatabase(folder);
}
