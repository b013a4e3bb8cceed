// Writes the pages of docs/ that are made from the node and the contract, and the tables in pages
// that are written by hand. `npm run docs`
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { readDocument } from '../contract/document.ts';
import { loadTypeScript } from '../contract/loadTypeScript.mjs';

const require = createRequire(import.meta.url);
const root = path.dirname(import.meta.dirname);

loadTypeScript();
const { pages } = require('./generate/pages');
const { pagesWithTables, withTables } = require('./generate/tables');

const made = pages(readDocument());
const folder = path.join(root, 'docs', 'resources');
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) {
	if (!made.has(`docs/resources/${name}`)) rmSync(path.join(folder, name));
}
for (const [file, text] of made) writeFileSync(path.join(root, file), text);

for (const name of pagesWithTables) {
	const file = path.join(root, name);
	writeFileSync(file, withTables(readFileSync(file, 'utf8')));
}
process.stdout.write(`${made.size} pages and ${pagesWithTables.length} tables are written.\n`);
