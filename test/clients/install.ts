import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { npm } from '../../sandbox/install.mjs';

/** The folder of the clients, without our own packages. */
export const clientsFolder = path.join(import.meta.dirname, 'official');

const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

function isInstalled(name: string, version: string): boolean {
	const file = path.join(clientsFolder, 'node_modules', name, 'package.json');
	return existsSync(file) && readJson(file).version === version;
}

/** Installs exactly the versions in `official/package.json`, unless they are installed. */
export async function installClients(): Promise<void> {
	const { dependencies } = readJson(path.join(clientsFolder, 'package.json')) as {
		dependencies: Record<string, string>;
	};
	const all = () => Object.entries(dependencies).every((each) => isInstalled(...each));
	if (all()) return;
	await npm(['install'], clientsFolder);
	if (!all()) throw new Error('npm has not installed the versions in official/package.json');
}
