import { importMapBeside } from './files';
import type { EdgeFunction } from './functionShape';
import { writeSettings, type FunctionSettings } from './functionSettings';
import { WrongImportMap } from './importMap';
import { neededFiles } from './importedFiles';
import { functionsFolder } from './layout';
import type { DeployedCode } from './planFunctions';

/** A file that belongs to one or more functions. */
export type FolderFile = { path: string; data: Buffer; slugs: string[] };

/** Collects the functions of a project in folders from which they can be deployed again. */
export class FunctionFolders {
	private readonly byPath = new Map<string, FolderFile>();

	/** By the path of the folder that contains the folder `functions`. */
	private readonly settings = new Map<string, Map<string, FunctionSettings>>();

	/** Shared files stay shared, unless their content differs between functions. */
	add({ slug, verify_jwt }: EdgeFunction, code: DeployedCode): void {
		const isTaken = [...code.files].some(([path, data]) => {
			const taken = this.byPath.get(path);
			return taken !== undefined && !taken.data.equals(data);
		});
		const top = isTaken ? `${slug}/` : '';
		for (const [path, data] of code.files) {
			const file = this.byPath.get(`${top}${path}`);
			if (file === undefined) {
				this.byPath.set(`${top}${path}`, { path: `${top}${path}`, data, slugs: [slug] });
			} else {
				file.slugs.push(slug);
			}
		}
		const home = [...functionsFolder, slug].join('/');
		const anyPath = code.entrypoint ?? [...code.files.keys()].find((path) => path.includes(home))!;
		const root = anyPath.slice(0, anyPath.indexOf(home) + functionsFolder[0]!.length);
		const settings = this.settings.get(`${top}${root}`) ?? new Map<string, FunctionSettings>();
		settings.set(slug, { verify_jwt: verify_jwt ?? undefined, ...pathsIn(root, home, code) });
		this.settings.set(`${top}${root}`, settings);
	}

	/** All files. Those with the settings of functions are last. */
	files(): FolderFile[] {
		const configurations = [...this.settings].map(([root, bySlug]) => ({
			path: `${root}/config.toml`,
			data: Buffer.from(writeSettings(bySlug)),
			slugs: [...bySlug.keys()],
		}));
		return [...this.byPath.values(), ...configurations];
	}
}

/** The settings that name files, if they differ from the defaults. */
function pathsIn(root: string, home: string, code: DeployedCode): FunctionSettings {
	const { files, entrypoint, importMap } = code;
	if (entrypoint === undefined) return {};
	const paths = [...files.keys()];
	const needed = new Set(neededIn(code, entrypoint));
	const others = paths.filter((path) => !needed.has(path));
	const isUsual = entrypoint === `${home}/index.ts` || entrypoint.endsWith(`/${home}/index.ts`);
	const settings: FunctionSettings = {};
	if (!isUsual) settings.entrypoint = pathFrom(root, entrypoint);
	if (importMap !== undefined && importMap !== importMapBeside(paths, entrypoint)) {
		settings.import_map = pathFrom(root, importMap);
	}
	// They are read at run time, or never.
	if (others.length > 0) settings.static_files = others.map((path) => pathFrom(root, path));
	return settings;
}

/** Returns nothing for an import map that cannot be read. */
function neededIn({ files, importMap }: DeployedCode, entrypoint: string): string[] {
	try {
		return neededFiles(files, entrypoint, importMap, []).paths;
	} catch (error) {
		if (!(error instanceof WrongImportMap)) throw error as Error;
		return neededFiles(files, entrypoint, undefined, []).paths;
	}
}

/** The relative path from a folder to a file: `./functions/hello/main.ts`. */
function pathFrom(folder: string, path: string): string {
	const from = folder.split('/');
	const to = path.split('/');
	let common = 0;
	while (common < from.length && from[common] === to[common]) common++;
	const up = from.length - common;
	return `${up === 0 ? './' : '../'.repeat(up)}${to.slice(common).join('/')}`;
}
