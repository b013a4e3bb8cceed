// Replaces the images in docs/images: the end-to-end stories keep screenshots with the same names.
// `npm run docs:screenshots`
import { spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const images = path.join(root, 'docs', 'images');
const kept = path.join(root, '.artifacts', 'stories');

const start = path.join(root, 'test', 'e2e', 'start.mjs');
const { status } = spawnSync(process.execPath, [start, 'stories'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
for (const name of readdirSync(images))
	copyFileSync(path.join(kept, name), path.join(images, name));
