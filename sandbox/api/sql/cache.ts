import { linkSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

/**
 * Writes a file whose name depends on its content, and removes the folder’s other finished files.
 * Several processes may write the same file at the same time: the first one wins, and none sees an
 * unfinished file, or one that changes while it reads.
 */
export function cache(file: string, content: Buffer): void {
	const folder = dirname(file);
	mkdirSync(folder, { recursive: true });
	const unfinished = `${file}.${process.pid}`;
	writeFileSync(unfinished, content);
	try {
		linkSync(unfinished, file);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	} finally {
		rmSync(unfinished);
	}
	const outdated = readdirSync(folder).filter(
		(name) => extname(name) === extname(file) && name !== basename(file),
	);
	for (const name of outdated) rmSync(join(folder, name), { force: true });
}
