import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { markdownFiles, read, root } from './markdownFiles';

const contributing = read('CONTRIBUTING.md');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

const filesIn = (folder: string) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
		join(folder, name),
	);
const code = ['nodes', 'test/operations']
	.flatMap(filesIn)
	.filter((file) => file.endsWith('.ts'))
	.map((file) => withoutIndent(readFileSync(join(root, file), 'utf8')))
	.join('\n');

describe('CONTRIBUTING.md', () => {
	const examples = [...contributing.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, text]) => text!);

	it('has an example of the four parts of an operation, and one more', () => {
		expect(examples).toHaveLength(5);
	});

	// test/every/newOperation.test.ts tests the first four.
	it.each(examples.slice(4))('shows code that exists: %#', (example) => {
		expect(code).toContain(withoutIndent(example));
	});

	it('names every command, except parts of other commands', () => {
		const parts = [
			'build',
			'format:check',
			'lint',
			'prepack',
			'pretest',
			'prose:phrases',
			'prose:spelling',
			'test:jest',
			'typecheck',
		];
		const unnamed = Object.keys(scripts).filter(
			(name) => !parts.includes(name) && !new RegExp(`npm (run )?${name}\\b`).test(contributing),
		);
		expect(unnamed).toEqual([]);
	});

	it('names every folder', () => {
		const folders = ['', 'test'].flatMap((folder) =>
			readdirSync(join(root, folder), { withFileTypes: true })
				.filter(
					(entry) => entry.isDirectory() && !/^(\.|node_modules$|dist$|coverage$)/.test(entry.name),
				)
				.map(({ name }) => name),
		);
		expect(folders.filter((name) => !contributing.includes(`${name}/`))).toEqual([]);
	});

	it('names existing files of request/', () => {
		const folder = join(root, 'nodes/SupabaseManagement/v1');
		const names = [...contributing.matchAll(/`([\w/]+\.ts)`/g)].map(([, name]) => name!);
		const places = ['', 'request', 'resources/project'].map((place) => join(folder, place));
		places.push(root, join(root, 'docs/generate'));
		const missing = names.filter((name) => !places.some((place) => existsSync(join(place, name))));
		expect(missing).toEqual([]);
	});
});

it.each(markdownFiles)('%s names existing npm commands', (file) => {
	const commands = [...read(file).matchAll(/\bnpm run ([\w:]+)/g)].map(([, name]) => name!);
	expect(commands.filter((name) => !(name in scripts))).toEqual([]);
});

function withoutIndent(text: string): string {
	return text.replace(/^\t+/gm, '');
}
