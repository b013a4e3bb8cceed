// Replaces the images in docs/images: the end-to-end stories keep screenshots with the same names, and
// there is a picture of each ready-made workflow.
// `npm run docs:screenshots`, or `npm run docs:screenshots -- restore-drill` for some workflows only
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const images = path.join(root, 'docs', 'images');
const artifacts = path.join(root, '.artifacts');
const workflows = process.argv.slice(2);

const start = path.join(root, 'test', 'e2e', 'start.mjs');
const files = (kind) => ['--testMatch', `<rootDir>/test/e2e/**/*.${kind}.ts`];
const tests =
	workflows.length === 0
		? [...files('{e2e,picture}'), '--', 'stories', 'pictures']
		: [...files('picture'), '-t', `^(${workflows.join('|')})$`];
const { status } = spawnSync(process.execPath, [start, ...tests], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const stories = path.join(artifacts, 'stories');
for (const { name } of readdirSync(images, { withFileTypes: true }).filter((each) =>
	each.isFile(),
)) {
	if (workflows.length === 0) copyFileSync(path.join(stories, name), path.join(images, name));
}
const pictures = path.join(artifacts, 'pictures');
mkdirSync(path.join(images, 'workflows'), { recursive: true });
for (const name of readdirSync(pictures))
	copyFileSync(path.join(pictures, name), path.join(images, 'workflows', name));
