import type { IBinaryData } from 'n8n-workflow';

/** n8n keeps the folder of a file apart from its name, or instead the address it came from. */
export function pathOf({ directory, fileName }: IBinaryData, field: string): string {
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
