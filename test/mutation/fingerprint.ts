import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import ts from 'typescript';

import type { Mutated } from './files.ts';

const besides = ['package-lock.json', 'jest.config.js'];

/**
 * The inputs of a file’s result: the file, its tests, all our files that these import, and the
 * installed packages. Files that a test reads without an import are not included.
 *
 * @returns a hash, which changes when any of these changes
 */
export function fingerprint({ file, tests }: Mutated): string {
	const all = new Set<string>();
	const add = (each: string) => {
		if (all.has(each)) return;
		all.add(each);
		for (const imported of importsOf(each)) add(imported);
	};
	for (const each of [file, ...tests]) add(path.normalize(each));

	const hash = createHash('sha256');
	for (const each of [...all, ...besides].sort()) hash.update(each).update(readFileSync(each));
	return hash.digest('hex').slice(0, 16);
}

/** Our own files that a file imports, including imports of types. */
function importsOf(file: string): string[] {
	return ts
		.preProcessFile(readFileSync(file, 'utf8'))
		.importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
		.flatMap(({ fileName }) => {
			const options = {
				moduleResolution: ts.ModuleResolutionKind.Bundler,
				resolveJsonModule: true,
			};
			const { resolvedModule } = ts.resolveModuleName(fileName, file, options, ts.sys);
			return resolvedModule === undefined ? [] : [path.normalize(resolvedModule.resolvedFileName)];
		});
}
