import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The path of an installed program.
 *
 * @param folders Folders to search in addition to PATH.
 * @param debianPackage The package that contains it.
 * @throws if it is missing, with the package to install
 */
export function findProgram(name: string, debianPackage: string, folders: string[] = []): string {
	const searched = [...folders, ...(process.env.PATH ?? '').split(path.delimiter)];
	const found = searched.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
	if (found !== undefined) return found;
	throw new Error(
		`The program ${name} is not installed. On Debian: apt-get install ${debianPackage}`,
	);
}
