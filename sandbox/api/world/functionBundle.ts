import { createHash } from 'node:crypto';
import path from 'node:path/posix';

import type { UploadedFile } from '../body.ts';
import { Refusal, refusalOf } from '../refusal.ts';
import type { Code } from './functions.ts';

/** Maximum size for Supabase’s bundler, in bytes (measured by users: about 4 MB). */
const largest = 4 * 1024 * 1024;

const imports = /\b(?:from|import)\s*\(?\s*(["'])([^"'\n]+)\1/g;

/** Imports that need no import map. */
const isPlain = (specifier: string) => !/^([a-z]+:|\.{0,2}\/)/i.test(specifier);

/**
 * Checks source files as the bundler does.
 *
 * @param entrypoint Path of the entrypoint file.
 * @throws Refusal with 400 if the entrypoint is not among the files; with a bare 500, like the real
 * bundler, if the code is too large or imports a name that is in no import map
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
		throw refusalOf('function.notBundled');
	}
	const hash = createHash('sha256');
	// The same files give the same bundle, in any order.
	const sorted = [...files].sort((one, other) => (one.name < other.name ? -1 : 1));
	for (const { name, data } of sorted) hash.update(name).update('\0').update(data);
	return { files, bundled, sha256: hash.digest('hex') };
}
