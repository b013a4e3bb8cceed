import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { readDocument } from '../../contract/document';
import { chinese } from '../../docs/generate/chinese';
import { resources } from '../../docs/generate/nodeResources';
import { pages, type Contract } from '../../docs/generate/pages';
import { themes } from '../../docs/generate/resources';
import { pagesWithTables, withTables } from '../../docs/generate/tables';
import { operations } from '../harness/operations';

const root = join(__dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const contract = readDocument() as Contract;
const made = pages(contract);
const everything = [...made.values()].join('\n');

/** `npm run docs` fixes all failures here. */
describe('the generated documentation', () => {
	it.each([...made])('has an up-to-date %s', (file, text) => {
		expect(existsSync(join(root, file)) ? read(file) : undefined).toBe(text);
	});

	it.each(pagesWithTables)('has an up-to-date table in %s', (file) => {
		const text = read(file);
		expect(text).toContain('made by `npm run docs` -->');
		expect(withTables(text)).toBe(text);
	});

	it('has no page for a resource that the node lacks', () => {
		const there = readdirSync(join(root, 'docs', 'resources')).map(
			(name) => `docs/resources/${name}`,
		);
		expect(there.filter((file) => !made.has(file))).toEqual([]);
	});

	it('has every operation', () => {
		expect(operations.filter(({ key }) => !everything.includes(`\`${key}\` · [`))).toEqual([]);
	});

	it('lists every operation by its URL', () => {
		const byUrl = made.get('docs/operations-by-url.md')!;
		expect(operations.filter(({ key }) => !byUrl.includes(`| \`${key}\` |`))).toEqual([]);
	});

	it('shows an example output of every operation', () => {
		const shown = everything.match(/^<summary>Example output/gm);
		expect(shown).toHaveLength(operations.length);
	});

	it('shows nothing that looks like a secret', () => {
		const secrets = /\beyJ[\w-]{20,}|\bsb[a-z]*_[\w]{20,}|\b[a-f\d]{40,}\b|-----BEGIN/g;
		const checksum = /"ezbr_sha256": "\w+"/g;
		expect(everything.replace(checksum, '').match(secrets)).toBeNull();
	});

	it('has a Chinese name for every theme and resource, and no others', () => {
		const names = themes.flatMap((theme) => [theme.name, ...Object.keys(theme.resources)]);
		expect(Object.keys(chinese).sort()).toEqual(names.sort());
	});
});

it.each(['README.md', 'README_zh-CN.md'])('%s has the right numbers', (file) => {
	const counts = new RegExp(`\\b${operations.length}\\D{1,20}\\b${resources.length}\\b`);
	expect(read(file)).toMatch(counts);
});

it('has pictures that load fast', () => {
	const folder = join(root, 'docs', 'images');
	const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	const heavy = names.filter((name) => statSync(join(folder, name)).size > 250_000);
	expect(heavy).toEqual([]);
});
