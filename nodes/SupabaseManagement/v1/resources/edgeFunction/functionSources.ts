import { textIn } from '../../fields/inputFiles';
import { joinedPath } from '../../fields/paths';
import { importMapBeside } from './files';
import {
	configurationFiles,
	settingsIn,
	WrongSettings,
	type FunctionSettings,
} from './functionSettings';
import { neededFiles } from './importedFiles';
import { placedPaths } from './layout';

/** A function in a set of files, with everything that its deployment needs. */
export type FunctionSource = {
	slug: string;
	/** By path in the request, `supabase/functions/<slug>/…`. */
	files: Map<string, Buffer>;
	entrypoint: string;
	importMap: string | undefined;
	/** Patterns in the format of the request. */
	staticPatterns: string[];
	/** Undefined if the files do not set it. */
	verifyJwt: boolean | undefined;
	/** The original paths of the files. */
	given: string[];
	/** Imported files that are missing. */
	missing: string[];
};

/** The functions that a set of files contains. */
export type Found = {
	functions: FunctionSource[];
	/** Disabled functions. */
	disabled: string[];
	/** Functions that have settings, but no files. */
	withoutFiles: string[];
};

const slugPattern = /^[A-Za-z][\w-]*$/;
const indexPattern = /^index\.[mc]?[jt]sx?$/;

/** The path segments of a folder that contains a folder `functions`. */
type Root = { path: string; slugs: Set<string> };

/**
 * Finds the functions in a set of files: folders `functions/<slug>` with an index file, as the
 * Supabase CLI does, and the functions in the configuration file next to the folder `functions`.
 *
 * @param ref ID of the project, for which the configuration may have special settings
 * @throws WrongSettings or WrongImportMap, with a message that describes the problem
 */
export function functionsAmong(files: ReadonlyMap<string, Buffer>, ref: string): Found {
	const found: Found = { functions: [], disabled: [], withoutFiles: [] };
	for (const root of rootsOf([...files.keys()])) {
		const at = (path: string) => (root.path === '' ? path : `${root.path}/${path}`);
		const configuration = configurationFiles.map(at).find((path) => files.has(path));
		const settings =
			configuration === undefined
				? new Map<string, FunctionSettings>()
				: settingsIn(textIn(files.get(configuration)!), configuration, ref);
		for (const slug of new Set([...root.slugs, ...settings.keys()])) {
			const own = settings.get(slug) ?? {};
			const isEnabled = own.enabled !== false;
			const entrypoint = isEnabled ? entrypointOf(files, root, slug, own) : undefined;
			if (!isEnabled) found.disabled.push(slug);
			else if (entrypoint === undefined) found.withoutFiles.push(slug);
			else found.functions.push(functionAt(files, root, slug, own, entrypoint));
		}
	}
	const slugs = found.functions.map(({ slug }) => slug);
	const twice = slugs.find((slug, index) => slugs.indexOf(slug) !== index);
	if (twice !== undefined) throw new WrongSettings(`Two folders contain the function ${twice}`);
	return { ...found, functions: found.functions.sort((a, b) => (a.slug < b.slug ? -1 : 1)) };
}

/** Folders named `functions`: if some are in a folder `supabase`, only these. */
function rootsOf(paths: string[]): Root[] {
	const split = paths.map((path) => path.split('/'));
	const isHome = (segments: string[], index: number) =>
		segments[index] === 'functions' && segments[index - 1] === 'supabase';
	const hasHome = split.some((segments) => segments.some((_, index) => isHome(segments, index)));
	const roots = new Map<string, Root>();
	for (const segments of split) {
		const index = segments.findIndex((segment, at) =>
			hasHome ? isHome(segments, at) : segment === 'functions',
		);
		if (index === -1) continue;
		const path = segments.slice(0, index).join('/');
		const root = roots.get(path) ?? { path, slugs: new Set<string>() };
		const [slug = '', name = '', ...deeper] = segments.slice(index + 1);
		if (slugPattern.test(slug) && indexPattern.test(name) && deeper.length === 0) {
			root.slugs.add(slug);
		}
		roots.set(path, root);
	}
	return [...roots.values()];
}

/** @throws WrongSettings if a file in the settings is missing */
function entrypointOf(
	files: ReadonlyMap<string, Buffer>,
	root: Root,
	slug: string,
	{ entrypoint }: FunctionSettings,
): string | undefined {
	if (!slugPattern.test(slug)) throw new WrongSettings(`A function cannot be named ${slug}`);
	if (entrypoint !== undefined) return fileNamed(files, root, slug, 'entrypoint', entrypoint);
	const folder = joinedPath(root.path, `functions/${slug}`)!;
	const names = [...files.keys()]
		.filter((path) => path.startsWith(`${folder}/`))
		.map((path) => path.slice(folder.length + 1))
		.filter((name) => indexPattern.test(name));
	const name = names.includes('index.ts') ? 'index.ts' : names[0];
	return name === undefined ? undefined : `${folder}/${name}`;
}

function functionAt(
	files: ReadonlyMap<string, Buffer>,
	root: Root,
	slug: string,
	settings: FunctionSettings,
	entrypoint: string,
): FunctionSource {
	const paths = [...files.keys()];
	const shared = joinedPath(root.path, 'functions/import_map.json')!;
	const importMap =
		settings.import_map === undefined
			? (importMapBeside(paths, entrypoint) ?? (files.has(shared) ? shared : undefined))
			: fileNamed(files, root, slug, 'import_map', settings.import_map);
	const patterns = (settings.static_files ?? []).map((pattern) => {
		const path = joinedPath(root.path, pattern);
		if (path !== undefined) return path;
		throw new WrongSettings(`The static files ${pattern} of ${slug} are not among the files`);
	});
	const needed = neededFiles(files, entrypoint, importMap, patterns);
	const given = needed.paths;
	const placed = placedPaths([...given, ...patterns], entrypoint, slug);
	const placedAt = (path: string) => placed[given.indexOf(path)]!;
	return {
		slug,
		files: new Map(given.map((path, index) => [placed[index]!, files.get(path)!])),
		entrypoint: placedAt(entrypoint),
		importMap: importMap === undefined ? undefined : placedAt(importMap),
		staticPatterns: placed.slice(given.length),
		verifyJwt: settings.verify_jwt,
		given,
		missing: needed.missing,
	};
}

function fileNamed(
	files: ReadonlyMap<string, Buffer>,
	{ path: root }: Root,
	slug: string,
	setting: string,
	given: string,
): string {
	const path = joinedPath(root, given);
	if (path !== undefined && files.has(path)) return path;
	throw new WrongSettings(`The ${setting} of ${slug} is not among the files: ${given}`);
}
