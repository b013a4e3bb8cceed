import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Instance } from './instance.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');

const cacheFolder = join(import.meta.dirname, '../../../node_modules/.cache/sandbox-postgres');

/** The file of this template’s dump. Other SQL, extensions or another PostgreSQL have another file. */
function cacheFile(scripts: string[]): string {
	const hash = createHash('sha256');
	for (const script of scripts) hash.update(script);
	hash.update(read('extensions.ts'));
	hash.update(read('../../../node_modules/@electric-sql/pglite/package.json'));
	return join(cacheFolder, `${hash.digest('hex').slice(0, 16)}.tar`);
}

/** Creates a database from scratch, in about 6 s. */
async function make(scripts: string[]): Promise<Uint8Array<ArrayBuffer>> {
	const instance = await Instance.open();
	try {
		for (const script of scripts) await instance.script(script);
		return await instance.dump('none');
	} finally {
		await instance.close();
	}
}

/** The database of a new project, as a dump. It is created once and cached in node_modules. */
export async function readTemplate(): Promise<Uint8Array<ArrayBuffer>> {
	const scripts = [read('template.sql'), read('clickhouse.sql'), read('demo.sql')];
	const file = cacheFile(scripts);
	const kept = await readFile(file).catch(() => undefined);
	if (kept) return new Uint8Array(kept);

	const made = await make(scripts);
	rmSync(cacheFolder, { recursive: true, force: true });
	mkdirSync(cacheFolder, { recursive: true });
	// several processes may create it at the same time
	const unfinished = `${file}.${process.pid}`;
	writeFileSync(unfinished, made);
	renameSync(unfinished, file);
	return made;
}
