import type { IBinaryData, IExecuteSingleFunctions } from 'n8n-workflow';

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

/** n8n keeps the folder of a file apart from its name, or instead the address it came from. */
function pathOf({ directory, fileName }: IBinaryData, field: string): string {
	const name = fileName ?? field;
	const hasFolder = name.includes('/') || !directory || directory.includes('://');
	return hasFolder ? name : `${directory}/${name}`;
}

/**
 * Paths from the root of a disk lose the folder that they share; all others stay as they are.
 *
 * @param errorFor makes the error to throw when a path is empty, leads out of its folder, or is
 * there twice
 */
export function relativePaths(paths: string[], errorFor: (message: string) => Error): string[] {
	const split = paths.map((path) => {
		const plain = path.replace(/^file:\/\//, '').replace(/\\/g, '/');
		const segments = plain.split('/').filter((segment) => segment !== '' && segment !== '.');
		const isPath = segments.length > 0 && !segments.includes('..') && !/\p{Cc}/u.test(plain);
		if (!isPath) throw errorFor(`A file cannot be named “${path.replace(/\p{Cc}+/gu, ' ')}”`);
		return { segments, isAbsolute: /^(\/|[a-z]:\/)/i.test(plain) };
	});

	const absolute = split.filter(({ isAbsolute }) => isAbsolute).map(({ segments }) => segments);
	const shared = sharedFolder(absolute);
	const relative = split.map(({ segments, isAbsolute }) =>
		segments.slice(isAbsolute ? shared : 0).join('/'),
	);

	const twice = relative.find((path, index) => relative.indexOf(path) !== index);
	if (twice !== undefined) throw errorFor(`Two files are named “${twice}”`);
	return relative;
}

/** How many segments at the start all paths have in common, without the name of the file. */
export function sharedFolder([first = [], ...others]: string[][]): number {
	let length = first.length - 1;
	for (const other of others) {
		length = Math.min(length, other.length - 1);
		while (first.slice(0, length).join('/') !== other.slice(0, length).join('/')) length--;
	}
	return length;
}

/**
 * Finds the file that a function starts with.
 *
 * @param given Entrypoint Path, if it was filled; the full path that Supabase gives is understood
 * @param slug of the function
 * @throws NodeOperationError when no file fits, or when several do
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
		'The entrypoint of the function is not clear',
		`Set Entrypoint Path under Additional Fields. ${files}`,
	);
}

/** Where the Supabase CLI looks for imports, in this order, beside the file a function starts with. */
const importMaps = ['deno.json', 'deno.jsonc', 'import_map.json'];

/** @returns the import map or Deno configuration next to the entrypoint, if there is one */
export function importMapBeside(paths: string[], entrypoint: string): string | undefined {
	const folder = entrypoint.slice(0, entrypoint.lastIndexOf('/') + 1);
	return importMaps.map((name) => `${folder}${name}`).find((path) => paths.includes(path));
}

/** The file that a path means, which may be longer: `file:///tmp/x/source/index.ts`. */
export function fileAt(paths: string[], given: string): string | undefined {
	const wanted = given.replace(/^file:\/\//, '').replace(/^(\.?\/)+/, '');
	const ends = paths.filter((path) => `/${wanted}`.endsWith(`/${path}`));
	return ends.sort((a, b) => b.length - a.length)[0];
}
