import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { cache } from './cache.ts';
import { Instance } from './instance.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');

const cacheFolder = join(import.meta.dirname, '../../../node_modules/.cache/sandbox-postgres');

/** The file of this template’s dump. Other SQL, extensions or another PostgreSQL have another file. */
function cacheFile(scripts: string[]): string {
	const hash = createHash('sha256');
	for (const script of scripts) hash.update(script);
	hash.update(read('extensions.ts'));
	hash.update(read('template.ts'));
	hash.update(read('../../../node_modules/@electric-sql/pglite/package.json'));
	return join(cacheFolder, `${hash.digest('hex').slice(0, 16)}.tar`);
}

/** Creates a new database, which takes about 6 s. */
async function make(scripts: string[]): Promise<Buffer> {
	const instance = await Instance.open();
	try {
		for (const script of scripts) await instance.script(script);
		return Buffer.from(await (await instance.dump('none')).arrayBuffer());
	} finally {
		await instance.close();
	}
}

/** @returns the path of a dump of a new project’s database, created once and cached in node_modules */
export async function templateFile(): Promise<string> {
	const scripts = [read('template.sql'), read('clickhouse.sql'), read('demo.sql')];
	const file = cacheFile(scripts);
	if (existsSync(file)) return file;
	cache(file, await make(scripts));
	return file;
}
