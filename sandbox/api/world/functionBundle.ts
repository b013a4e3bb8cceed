import { createHash } from 'node:crypto';
import path from 'node:path/posix';

import type { UploadedFile } from '../body.ts';
import { Refusal } from '../refusal.ts';
import type { Code } from './functions.ts';

/** The most that Supabase’s bundler takes, in bytes (measured by users: some 4 MB). */
const largest = 4 * 1024 * 1024;

const imports = /\b(?:from|import)\s*\(?\s*(["'])([^"'\n]+)\1/g;

/** `npm:`, `jsr:`, `node:` and `https:` need no import map. */
const isPlain = (specifier: string) => !/^([a-z]+:|\.{0,2}\/)/i.test(specifier);

/**
 * Looks at source files as the bundler does.
 *
 * @param entrypoint path of the file to start with
 * @throws Refusal with 400 where the entrypoint is no file of these; with a bare 500, as the real
 * bundler, where the code is too large or imports by a name that no import map explains
 */
export function bundle(
	files: UploadedFile[],
	entrypoint: string,
	{ importMap }: { importMap?: string },
): Code {
	const at = (wanted: string) =>
		files.find(({ name }) => path.normalize(name) === path.normalize(wanted));
	if (!at(entrypoint)) throw new Refusal(400, `Entrypoint path does not exist - ${entrypoint}`);
	const bundled = Buffer.concat(files.map(({ data }) => data));
	const hasMap = importMap !== undefined && at(importMap) !== undefined;
	const unresolved = files.some(
		({ name, data }) =>
			/\.[mc]?[jt]sx?$/.test(name) &&
			[...data.toString().matchAll(imports)].some(([, , specifier = '']) => isPlain(specifier)),
	);
	if (bundled.length > largest || (unresolved && !hasMap)) {
		throw new Refusal(500, 'internal error');
	}
	const hash = createHash('sha256');
	// The same files give the same bundle, in whatever order they are sent.
	const sorted = [...files].sort((one, other) => (one.name < other.name ? -1 : 1));
	for (const { name, data } of sorted) hash.update(name).update('\0').update(data);
	return { files, bundled, sha256: hash.digest('hex') };
}
