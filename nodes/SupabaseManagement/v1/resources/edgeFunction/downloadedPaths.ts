import { sharedFolder } from '../../fields/paths';

/**
 * Moves the paths of all downloaded files into one folder. The common folder of absolute paths,
 * such as `/tmp/user_fn_x/source/index.ts`, is removed. If a path such as `../_shared/cors.ts`
 * leaves the function’s folder, the function gets its own folder next to it, so that imports
 * between the files still work. Files with the same path are numbered, so none is lost.
 *
 * @param folder name of the function’s own folder, if it needs one
 */
export function downloadedPaths(paths: string[], folder: string): string[] {
	const files = paths.map(takeApart);
	const shared = sharedFolder(
		files.filter(({ isAbsolute }) => isAbsolute).map(({ segments }) => segments),
	);
	const relative = files.map(({ up, segments, isAbsolute }) => ({
		up,
		segments: isAbsolute ? segments.slice(shared) : segments,
	}));

	const depth = Math.max(0, ...relative.map(({ up }) => up));
	const own = Array.from({ length: depth }, (_, index) =>
		index === depth - 1 ? folder : 'functions',
	);
	return numbered(
		relative.map(({ up, segments }) => [...own.slice(0, depth - up), ...segments].join('/')),
	);
}

export type Path = { isAbsolute: boolean; up: number; segments: string[] };

/** Splits a path. `up` is the number of folders that it leaves. */
export function takeApart(path: string): Path {
	const plain = path
		.replace(/^file:\/\//, '')
		.replace(/\\/g, '/')
		.replace(/\p{Cc}+/gu, '_');
	const isAbsolute = /^(\/|[a-z]:\/)/i.test(plain);
	const segments: string[] = [];
	let up = 0;
	for (const segment of plain.split('/')) {
		if (segment === '' || segment === '.') continue;
		if (segment !== '..') segments.push(segment);
		else if (segments.length > 0) segments.pop();
		else if (!isAbsolute) up++;
	}
	return { isAbsolute, up, segments: segments.length > 0 ? segments : ['file'] };
}

/** `a.ts` and `a.ts` become `a.ts` and `a (2).ts`. */
export function numbered(paths: string[]): string[] {
	const taken = new Set<string>();
	return paths.map((path) => {
		let free = path;
		for (let count = 2; taken.has(free); count++) {
			free = path.replace(/(\.[^./]*)?$/, ` (${count})$1`);
		}
		taken.add(free);
		return free;
	});
}
