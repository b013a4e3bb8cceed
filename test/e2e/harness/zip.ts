import { createRequire } from 'node:module';
import path from 'node:path';

import { n8nFolder } from '../../../sandbox/folders.ts';

type Files = Record<string, Uint8Array>;

/** The zip library of n8n itself. */
const { zipSync, unzipSync } = createRequire(path.join(n8nFolder, 'package.json'))('fflate') as {
	zipSync: (files: Files) => Uint8Array;
	unzipSync: (archive: Uint8Array) => Files;
};

/** @param files contents by path */
export function zip(files: Record<string, string>): Buffer {
	const entries = Object.entries(files).map(([name, text]) => [name, Buffer.from(text)] as const);
	return Buffer.from(zipSync(Object.fromEntries(entries)));
}

/** @returns contents by path */
export function unzip(archive: Buffer): Record<string, string> {
	const entries = Object.entries(unzipSync(archive));
	return Object.fromEntries(entries.map(([name, data]) => [name, Buffer.from(data).toString()]));
}
