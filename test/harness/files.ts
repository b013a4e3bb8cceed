import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The root of the repository. */
export const root = join(__dirname, '..', '..');

/** Folders of installed, built or recorded files. */
const notOurs = /(^|\/)(node_modules|dist|coverage)(\/|$)/;

/** @returns paths relative to the root of the repository, sorted */
export function filesIn(folder: string, ending: string): string[] {
	return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.map((name) => join(folder, name))
		.filter((file) => file.endsWith(ending) && !notOurs.test(file))
		.sort();
}

/** Whether `.gitattributes` marks a file as generated. */
export function isGenerated(file: string): boolean {
	return generated.includes(file);
}

const generated = readFileSync(join(root, '.gitattributes'), 'utf8')
	.split('\n')
	.filter((line) => line.endsWith(' linguist-generated'))
	.map((line) => line.split(' ')[0]!);
