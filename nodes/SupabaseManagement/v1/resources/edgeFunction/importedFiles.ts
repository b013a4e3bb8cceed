import { folderOf, joinedPath } from '../../fields/paths';
import { mappedPath, readImportMap, targetsOf, type ImportMap } from './importMap';

/** Imports and exports from a file, with or without names, including dynamic imports. */
const imports =
	/\b(?:import|export)\b(?:(?:[\w$*,\s]|\{[^{}]{0,5000}\}){0,500}?\bfrom)?\s*\(?\s*(["'`])([^"'`\n]{1,1000})\1/g;

const isCode = (path: string) => /\.[mc]?[jt]sx?$/i.test(path);

/** The files of a function in a larger set. */
export type Needed = {
	paths: string[];
	/** Imported files that are not in the set. */
	missing: string[];
};

/**
 * Finds the files of a function as the Supabase CLI does: the import map and its target files, the
 * static files, and everything that the entrypoint imports, directly or indirectly.
 *
 * @param files all files, by path
 * @param patterns of static files, such as `functions/hello/*.html`
 * @throws WrongImportMap
 */
export function neededFiles(
	files: ReadonlyMap<string, Buffer>,
	entrypoint: string,
	importMap: string | undefined,
	patterns: string[],
): Needed {
	const textOf = (path: string) => files.get(path)?.toString();
	const map: ImportMap =
		importMap === undefined
			? { files: [], imports: [], scopes: [] }
			: readImportMap(importMap, textOf);
	const all = [...files.keys()];
	const targets = targetsOf(map).flatMap((target) =>
		all.filter((path) => (target.endsWith('/') ? path.startsWith(target) : path === target)),
	);
	const isStatic = patterns.map(matcherOf);
	const statics = all.filter((path) => isStatic.some((matches) => matches(path)));

	const needed = new Set([...map.files, ...statics]);
	const missing = new Set<string>();
	const seen = new Set<string>();
	const queue = [entrypoint, ...targets];
	for (const path of queue) {
		if (seen.has(path)) continue;
		seen.add(path);
		const text = textOf(path);
		if (text === undefined) {
			missing.add(path);
			continue;
		}
		needed.add(path);
		if (isCode(path)) queue.push(...importsOf(text, path, map));
	}
	return { paths: [...needed], missing: [...missing] };
}

function importsOf(text: string, path: string, map: ImportMap): string[] {
	return [...text.matchAll(imports)].flatMap(([, , name]) => {
		const mapped = mappedPath(map, path, name!);
		if (mapped !== undefined) return [mapped];
		const isFile = /^\.\.?\//.test(name!);
		return (isFile && joinedPath(folderOf(path), name!)) || [];
	});
}

/**
 * `*` matches any characters in a name, `**` also matches folders, and `?` matches one character.
 */
function matcherOf(pattern: string): (path: string) => boolean {
	const source = pattern
		.replace(/[.+^${}()|[\]\\]/g, '\\$&')
		.replace(/\*+|\?/g, (sign) => (sign === '?' ? '[^/]' : sign === '*' ? '[^/]*' : '.*'));
	const whole = new RegExp(`^${source}$`);
	return (path) => whole.test(path);
}
