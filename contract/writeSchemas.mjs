// `npm run contract:schemas`: writes the node’s output schemas into the folders where n8n reads
// them.
import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { readDocument } from './document.ts';
import { loadTypeScript } from './loadTypeScript.mjs';

const root = path.dirname(import.meta.dirname);

loadTypeScript();
const { schemaFiles } = createRequire(import.meta.url)('./outputs/schemas');
const files = schemaFiles(readDocument());

for (const folder of globSync('nodes/*/__schema__', { cwd: root })) {
	rmSync(path.join(root, folder), { recursive: true });
}
for (const [name, text] of files) {
	const file = path.join(root, name);
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, text);
}
process.stdout.write(`${files.size} schemas are written.\n`);
