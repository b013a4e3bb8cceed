import type { IBinaryData } from 'n8n-workflow';

/**
 * n8n stores the folder of a file separately from its name. The field can also contain the URL that
 * the file was downloaded from.
 */
export function pathOf({ directory, fileName }: IBinaryData, field: string): string {
	const name = fileName ?? field;
	const hasFolder = name.includes('/') || !directory || directory.includes('://');
	return hasFolder ? name : `${directory}/${name}`;
}

/**
 * Removes the common folder from absolute paths. Relative paths stay unchanged.
 *
 * @param errorFor creates the error to throw if a path is empty, leads out of its folder, or occurs
 *   twice
 * @param keepsFolders whether absolute paths keep their common folder
 */
export function relativePaths(
	paths: string[],
	errorFor: (message: string) => Error,
	keepsFolders = false,
): string[] {
	const split = paths.map((path) => {
		const plain = path.replace(/^file:\/\//, '').replace(/\\/g, '/');
		const segments = plain.split('/').filter((segment) => segment !== '' && segment !== '.');
		const isPath = segments.length > 0 && !segments.includes('..') && !/\p{Cc}/u.test(plain);
		if (!isPath) throw errorFor(`A file cannot be named “${path.replace(/\p{Cc}+/gu, ' ')}”`);
		return { segments, isAbsolute: /^(\/|[a-z]:\/)/i.test(plain) };
	});

	const absolute = split.filter(({ isAbsolute }) => isAbsolute).map(({ segments }) => segments);
	const shared = keepsFolders ? 0 : sharedFolder(absolute);
	const relative = split.map(({ segments, isAbsolute }) =>
		segments.slice(isAbsolute ? shared : 0).join('/'),
	);

	const twice = relative.find((path, index) => relative.indexOf(path) !== index);
	if (twice !== undefined) throw errorFor(`Two files are named “${twice}”`);
	return relative;
}

/** Number of leading folders that all paths have in common. */
export function sharedFolder([first = [], ...others]: string[][]): number {
	let length = first.length - 1;
	for (const other of others) {
		length = Math.min(length, other.length - 1);
		while (first.slice(0, length).join('/') !== other.slice(0, length).join('/')) length--;
	}
	return length;
}

/** The folder that a file is in; empty if it is in none. */
export function folderOf(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** @returns the path that another path means in a folder; undefined if it leads out of the set */
export function joinedPath(folder: string, path: string): string | undefined {
	const segments = folder === '' ? [] : folder.split('/');
	for (const segment of path.split('/')) {
		if (segment === '' || segment === '.') continue;
		if (segment !== '..') segments.push(segment);
		else if (segments.pop() === undefined) return undefined;
	}
	return segments.join('/');
}
