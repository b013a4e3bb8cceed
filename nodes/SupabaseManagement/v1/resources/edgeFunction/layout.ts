import { sharedFolder } from '../../fields/paths';
import { takeApart, type Path } from './downloadedPaths';

/** The folder of a project’s functions in the Supabase CLI. */
export const functionsFolder = ['supabase', 'functions'];

/**
 * Moves the files of a function to the paths of the Supabase CLI, `supabase/functions/<slug>/…`, so
 * that the imports between them still work: the same files get the same paths, however the function
 * was deployed and wherever its files come from. Files above `supabase/` keep the folders between.
 *
 * @param paths the original paths, from the input or from a download
 * @param entrypoint one of these
 */
export function placedPaths(paths: string[], entrypoint: string, slug: string): string[] {
	const parts = paths.map(read);
	const home = homeOf(read(entrypoint), parts, slug);
	const relative = parts.map((part) => fromHome(home, part));
	const most = Math.max(...relative.map(({ up }) => up));
	const above = Math.max(0, most - functionsFolder.length - 1);
	const isReal = home.segments.slice(-3).join('/') === [...functionsFolder, slug].join('/');
	const real = isReal ? home.segments.slice(0, -3) : [];
	const base = [
		...Array.from({ length: above }, (_, index) => real.at(index - above) ?? `folder${index}`),
		...functionsFolder,
		slug,
	];
	return relative.map(({ up, segments }) =>
		[...base.slice(0, base.length - up), ...segments].join('/'),
	);
}

/**
 * Finds the file for a path, in the notation of Supabase’s servers or of any client.
 *
 * @param given for example `file:///tmp/user_fn_x/source/index.ts`, which may be longer than the
 * file’s path
 */
export function fileMeant(paths: string[], given: string): string | undefined {
	const plain = (path: string) => {
		const { up, segments } = read(path);
		return `${'../'.repeat(up)}${segments.join('/')}`;
	};
	if (given === '') return undefined;
	const wanted = plain(given);
	const ends = paths.filter((path) => `/${wanted}`.endsWith(`/${plain(path)}`));
	return ends.sort((one, other) => plain(other).length - plain(one).length)[0];
}

/** On Supabase’s servers, paths start in the folder into which a version is unpacked. */
function read(path: string): Path {
	const part = takeApart(path);
	const at = part.segments.findIndex((segment) => segment.startsWith('user_fn_'));
	if (!part.isAbsolute || at === -1) return part;
	const isInside = part.segments[at + 1] === 'source';
	return {
		isAbsolute: false,
		up: isInside ? 0 : 1,
		segments: part.segments.slice(at + (isInside ? 2 : 1)),
	};
}

/** The function’s own folder: `…/functions/<slug>`, or otherwise the common folder of its files. */
function homeOf(entrypoint: Path, parts: Path[], slug: string): Path {
	const folder = entrypoint.segments.slice(0, -1);
	const pair = folder.findLastIndex(
		(segment, index) => segment === slug && folder[index - 1] === 'functions',
	);
	const own = pair !== -1 || entrypoint.isAbsolute ? pair : folder.lastIndexOf(slug);
	if (own !== -1) return { ...entrypoint, segments: folder.slice(0, own + 1) };
	const isAlike = ({ isAbsolute, up }: Path) =>
		isAbsolute === entrypoint.isAbsolute && up === entrypoint.up;
	const shared = entrypoint.isAbsolute
		? sharedFolder(parts.filter(isAlike).map(({ segments }) => segments))
		: 0;
	return { ...entrypoint, segments: folder.slice(0, shared) };
}

/**
 * The relative path from a function’s folder to a file: the number of folders up, and the path
 * down.
 */
function fromHome(home: Path, { isAbsolute, up, segments }: Path): Pick<Path, 'up' | 'segments'> {
	if (isAbsolute !== home.isAbsolute) return { up: 0, segments };
	if (up !== home.up) {
		return { up: Math.max(0, home.segments.length + up - home.up), segments };
	}
	let common = 0;
	while (common < home.segments.length && segments[common] === home.segments[common]) common++;
	common = Math.min(common, segments.length - 1);
	return { up: home.segments.length - common, segments: segments.slice(common) };
}
