import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { cache } from '../../sandbox/api/sql/cache.ts';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'cache-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('the first process that finishes a file keeps it', () => {
	const file = join(folder, 'new', 'a.tar');
	cache(file, Buffer.from('content'));
	const { ino, mtimeMs } = statSync(file);
	cache(file, Buffer.from('content'));
	expect(statSync(file)).toMatchObject({ ino, mtimeMs });
	expect(readFileSync(file, 'utf8')).toBe('content');
	expect(readdirSync(join(folder, 'new'))).toEqual(['a.tar']);
});

test('outdated files are removed, but not what other processes are writing', () => {
	writeFileSync(join(folder, 'outdated.tar'), '');
	writeFileSync(join(folder, 'a.tar.1'), '');
	cache(join(folder, 'a.tar'), Buffer.from('content'));
	expect(readdirSync(folder).sort()).toEqual(['a.tar', 'a.tar.1']);
});
