import { jsonParse } from 'n8n-workflow';

import { folderOf, joinedPath } from '../../fields/paths';

/** The files for the names in imports. Targets that are not in the set of files are left out. */
export type ImportMap = {
	/** The files of the import map: the map, and the Deno configuration that names it. */
	files: string[];
	imports: Names;
	/** For files whose paths have this prefix. */
	scopes: Array<{ prefix: string; names: Names }>;
};

type Names = Array<{ name: string; path: string }>;

/** An import map that is not JSON, or names another one that is missing. */
export class WrongImportMap extends Error {}

/**
 * Reads an import map or Deno configuration.
 *
 * @param textOf returns the text of the file at a path; undefined if it is missing
 * @throws WrongImportMap
 */
export function readImportMap(
	path: string,
	textOf: (path: string) => string | undefined,
	seen: string[] = [],
): ImportMap {
	const text = textOf(path);
	if (text === undefined || seen.includes(path)) {
		throw new WrongImportMap(`The import map ${path} is not among the files`);
	}
	const map = parsed(text, path);
	const files = [...seen, path];
	const folder = folderOf(path);
	const isReference = map.imports === undefined && map.scopes === undefined;
	if (isReference && typeof map.importMap === 'string') {
		const other = joinedPath(folder, map.importMap);
		return readImportMap(other ?? map.importMap, textOf, files);
	}
	return {
		files,
		imports: namesIn(map.imports, folder),
		scopes: Object.entries(recordOf(map.scopes)).map(([scope, names]) => ({
			prefix: localPath(folder, scope) ?? scope,
			names: namesIn(names, folder),
		})),
	};
}

/** The path for the name of an import, by its longest match; undefined if it is not mapped. */
export function mappedPath(map: ImportMap, from: string, name: string): string | undefined {
	const scopes = map.scopes.filter(({ prefix }) => from.startsWith(prefix));
	scopes.sort((one, other) => other.prefix.length - one.prefix.length);
	for (const names of [...scopes.slice(0, 1).map((scope) => scope.names), map.imports]) {
		const fitting = names.filter((each) =>
			each.name.endsWith('/') ? name.startsWith(each.name) : name === each.name,
		);
		const [longest] = fitting.sort((one, other) => other.name.length - one.name.length);
		if (longest !== undefined) return `${longest.path}${name.slice(longest.name.length)}`;
	}
	return undefined;
}

/** All target files of an import map, and its target folders, which end in a slash. */
export function targetsOf({ imports, scopes }: ImportMap): string[] {
	return [...imports, ...scopes.flatMap(({ names }) => names)].map(({ path }) => path);
}

function namesIn(given: unknown, folder: string): Names {
	return Object.entries(recordOf(given)).flatMap(([name, target]) => {
		const path = typeof target === 'string' ? localPath(folder, target) : undefined;
		return path === undefined ? [] : [{ name, path }];
	});
}

/** @returns undefined if the target is not a file path, such as `npm:zod` */
function localPath(folder: string, target: string): string | undefined {
	if (/^([a-z][a-z\d+.-]*:|\/)/i.test(target)) return undefined;
	const path = joinedPath(folder, target);
	return path === undefined || path === '' || !target.endsWith('/') ? path : `${path}/`;
}

function parsed(text: string, path: string): Record<string, unknown> {
	const map = jsonParse<unknown>(withoutComments(text), { fallbackValue: null });
	if (map !== null) return recordOf(map);
	throw new WrongImportMap(`The import map ${path} is not valid JSON`);
}

/** Deno allows comments and trailing commas in JSON. */
function withoutComments(text: string): string {
	return text
		.replace(/^\uFEFF/, '')
		.replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '$1')
		.replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, '$1');
}

function recordOf(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
