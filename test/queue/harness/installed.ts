import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Where a program of the machine is.
 *
 * @param folders to look into besides those of PATH
 * @param debianPackage that has it
 * @throws where it is missing, saying what to install
 */
export function findProgram(name: string, debianPackage: string, folders: string[] = []): string {
	const searched = [...folders, ...(process.env.PATH ?? '').split(path.delimiter)];
	const found = searched.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
	if (found !== undefined) return found;
	throw new Error(
		`The program ${name} is not installed. On Debian: apt-get install ${debianPackage}`,
	);
}
