import type { IExecuteSingleFunctions } from 'n8n-workflow';

import { pathOf, relativePaths } from '../../fields/paths';
import { inputError } from '../../request/input/inputError';

/** A file of a function. */
export type SourceFile = { path: string; data: Buffer };

/**
 * Reads files of the item.
 *
 * @param fields comma-separated names of binary fields; if empty, all of the item
 * @throws NodeOperationError when a field is missing, or two files have the same path
 */
export async function filesOfItem(
	context: IExecuteSingleFunctions,
	fields: string,
): Promise<SourceFile[]> {
	const carried = Object.keys(context.getInputData().binary ?? {});
	const wanted = fields
		.split(',')
		.map((field) => field.trim())
		.filter(Boolean);
	const names = wanted.length > 0 ? wanted : carried;
	if (names.length === 0) {
		throw inputError(
			context,
			'The item has no files',
			'Add a node before this one that reads files, such as Read/Write Files from Disk, or choose Text in Code From.',
		);
	}

	const files = names.map((name) => {
		try {
			return context.helpers.assertBinaryData(name);
		} catch {
			throw inputError(
				context,
				`The item has no binary field “${name}”`,
				carried.length === 0
					? 'It has no binary fields.'
					: `It has ${carried.join(', ')}. Correct Input Binary Fields.`,
			);
		}
	});
	const paths = relativePaths(
		files.map((file, index) => pathOf(file, names[index]!)),
		(message) => inputError(context, message, 'Rename the files, and run the operation again.'),
	);

	const contents = names.map(async (name) => await context.helpers.getBinaryDataBuffer(name));
	return (await Promise.all(contents)).map((data, index) => ({
		path: paths[index]!,
		data,
	}));
}

/**
 * Finds the file that a function starts with.
 *
 * @param given Entrypoint Path, if it is set; can also be the full path that Supabase returns
 * @param slug of the function
 * @throws NodeOperationError if no file matches, or if several do
 */
export function entrypointOf(
	context: IExecuteSingleFunctions,
	paths: string[],
	given: string,
	slug: string,
): string {
	const files = `The files are: ${paths.join(', ')}.`;
	if (given !== '') {
		const found = fileAt(paths, given);
		if (found !== undefined) return found;
		throw inputError(context, `Entrypoint Path is not among the files: ${given}`, files);
	}
	if (paths.length === 1) return paths[0]!;

	const depth = (path: string) => path.split('/').length;
	const starts = paths.filter((path) => /(^|\/)index\.[mc]?[jt]sx?$/.test(path));
	const least = Math.min(...starts.map(depth));
	const highest = starts.filter((path) => depth(path) === least);
	const ownFolder = highest.filter((path) => path.split('/').at(-2) === slug);
	const [entrypoint, ...rivals] = highest.length > 1 ? ownFolder : highest;
	if (entrypoint !== undefined && rivals.length === 0) return entrypoint;
	throw inputError(
		context,
		'The entrypoint of the function could not be determined',
		`Set Entrypoint Path under Additional Fields. ${files}`,
	);
}

/** Files in which the Supabase CLI looks for imports, in this order, next to the entrypoint. */
const importMaps = ['deno.json', 'deno.jsonc', 'import_map.json'];

/** @returns the import map or Deno configuration next to the entrypoint, if there is one */
export function importMapBeside(paths: string[], entrypoint: string): string | undefined {
	const folder = entrypoint.slice(0, entrypoint.lastIndexOf('/') + 1);
	return importMaps.map((name) => `${folder}${name}`).find((path) => paths.includes(path));
}

/** `./index.ts` and `/index.ts` are `index.ts`. */
export function relative(path: string): string {
	return path.replace(/^(\.?\/)+/, '');
}

/** The file for a path, which may be longer: `file:///tmp/x/source/index.ts`. */
export function fileAt(paths: string[], given: string): string | undefined {
	const wanted = relative(given.replace(/^file:\/\//, ''));
	const ends = paths.filter((path) => `/${wanted}`.endsWith(`/${path}`));
	return ends.sort((a, b) => b.length - a.length)[0];
}
