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

/** A function among files, with all that is needed to deploy it. */
export type FunctionSource = {
	slug: string;
	/** By the paths under which they are sent, in `supabase/functions/<slug>/…`. */
	files: Map<string, Buffer>;
	entrypoint: string;
	importMap: string | undefined;
	/** Patterns as they are sent. */
	staticPatterns: string[];
	/** Missing if the files do not say it. */
	verifyJwt: boolean | undefined;
	/** The files’ paths as they were given. */
	given: string[];
	/** Files that are imported, and not there. */
	missing: string[];
};

/** What files say of functions. */
export type Found = {
	functions: FunctionSource[];
	/** Functions that are not enabled. */
	disabled: string[];
	/** Functions that have settings, and no files. */
	withoutFiles: string[];
};

const slugPattern = /^[A-Za-z][\w-]*$/;
const indexPattern = /^index\.[mc]?[jt]sx?$/;

/** A folder that has a folder `functions`, as segments of its path. */
type Root = { path: string; slugs: Set<string> };

/**
 * Finds the functions among files: folders `functions/<slug>` with an index file, as the Supabase CLI
 * does, and what the configuration beside the folder `functions` says.
 *
 * @param ref ID of the project, which may have settings of its own
 * @throws WrongSettings or WrongImportMap, saying what is wrong
 */
export function functionsAmong(files: ReadonlyMap<string, Buffer>, ref: string): Found {
	const found: Found = { functions: [], disabled: [], withoutFiles: [] };
	for (const root of rootsOf([...files.keys()])) {
		const at = (path: string) => (root.path === '' ? path : `${root.path}/${path}`);
		const configuration = configurationFiles.map(at).find((path) => files.has(path));
		const settings =
			configuration === undefined
				? new Map<string, FunctionSettings>()
				: settingsIn(files.get(configuration)!.toString(), configuration, ref);
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
	if (twice !== undefined) throw new WrongSettings(`Two folders have the function ${twice}`);
	return { ...found, functions: found.functions.sort((a, b) => (a.slug < b.slug ? -1 : 1)) };
}

/** Folders named `functions`: those in a folder `supabase` only, if there are any. */
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

/** @throws WrongSettings if the file that the settings name is not there */
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
