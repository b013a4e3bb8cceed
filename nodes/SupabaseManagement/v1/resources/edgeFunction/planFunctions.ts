import type { Code } from './code';
import { numbered } from './downloadedPaths';
import type { FunctionSource } from './functionSources';
import { fileMeant, placedPaths } from './layout';

/**
 * The planned change of a function. `unlisted`: it is in the project, but not in the files, and is
 * kept. `disabled`: its settings disable it, so it is not deployed. `withoutFiles`: it has only
 * settings.
 */
export type FunctionChange =
	'create' | 'update' | 'unchanged' | 'delete' | 'unlisted' | 'disabled' | 'withoutFiles';

/** The fields of a project’s function that are used here. */
export type DeployedFunction = {
	slug: string;
	entrypoint_path?: string | null;
	import_map_path?: string | null;
	verify_jwt?: boolean | null;
};

/** The code of a deployed function, with the paths that its files would have here. */
export type DeployedCode = {
	files: Map<string, Buffer>;
	entrypoint: string | undefined;
	importMap: string | undefined;
};

/** Moves the code of a deployed function to the paths of the function’s files here. */
export function placedCode({ files, entrypoint }: Code, deployed: DeployedFunction): DeployedCode {
	const names = files.map(({ name }) => name);
	const nameOf = (path: string | null | undefined) => fileMeant(names, path ?? '');
	const start = nameOf(entrypoint) ?? nameOf(deployed.entrypoint_path);
	const placed = numbered(placedPaths(names, start ?? names[0]!, deployed.slug));
	const at = (name: string | undefined) =>
		name === undefined ? undefined : placed[names.indexOf(name)];
	return {
		files: new Map(files.map(({ data }, index) => [placed[index]!, data])),
		entrypoint: at(start),
		importMap: at(nameOf(deployed.import_map_path)),
	};
}

/**
 * Compares the files and settings of a function with the deployed ones. Supabase’s own hash of the
 * bundle, `ezbr_sha256`, is known only after Supabase has bundled it.
 *
 * @returns the differences: paths of files, and names of settings
 */
export function differencesOf(
	source: FunctionSource,
	deployed: DeployedFunction,
	code: DeployedCode,
): string[] {
	const paths = [...new Set([...source.files.keys(), ...code.files.keys()])];
	const files = paths.filter((path) => {
		const there = code.files.get(path);
		return there === undefined || source.files.get(path)?.equals(there) !== true;
	});
	const settings = [
		source.entrypoint === code.entrypoint ? '' : 'entrypoint',
		source.importMap === code.importMap ? '' : 'import_map',
		(source.verifyJwt ?? deployed.verify_jwt) === deployed.verify_jwt ? '' : 'verify_jwt',
	];
	return [...files.sort(), ...settings.filter(Boolean)];
}
