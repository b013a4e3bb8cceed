import type { Code } from './code';
import { numbered } from './downloadedPaths';
import type { FunctionSource } from './functionSources';
import { fileMeant, placedPaths } from './layout';

/**
 * What becomes of a function. `unlisted`: the project has it, the files do not, and it is kept.
 * `disabled`: its settings say that it is not deployed. `withoutFiles`: it has settings only.
 */
export type FunctionChange =
	'create' | 'update' | 'unchanged' | 'delete' | 'unlisted' | 'disabled' | 'withoutFiles';

/** A function of a project, as much of it as is needed here. */
export type DeployedFunction = {
	slug: string;
	entrypoint_path?: string | null;
	import_map_path?: string | null;
	verify_jwt?: boolean | null;
};

/** The code of a deployed function, under the paths that its files would have here. */
export type DeployedCode = {
	files: Map<string, Buffer>;
	entrypoint: string | undefined;
	importMap: string | undefined;
};

/** Puts the code of a deployed function where files of the same function would be. */
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
 * Compares a function with what is deployed, by its files and settings: Supabase’s own hash of the
 * bundle, `ezbr_sha256`, is known only after Supabase has bundled it.
 *
 * @returns what differs: paths of files, and names of settings
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
