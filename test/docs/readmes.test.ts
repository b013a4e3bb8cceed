import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { headingsOf, read, root, targetsOf } from './markdownFiles';

const english = read('README.md');
const chinese = read('README_zh-CN.md');

/** The parts that must be the same in both languages, so that neither is out of date. */
describe('README.md and README_zh-CN.md', () => {
	it('have the same headings', () => {
		expect(levelsOf(chinese)).toEqual(levelsOf(english));
	});

	it('have the same pictures and links, in the same order', () => {
		const places = (text: string) =>
			targetsOf(text).map((target) => target.replace('README_zh-CN.md', 'README.md'));
		const inEnglish = places(english).map(ownHeading(english));
		expect(places(chinese).map(ownHeading(chinese))).toEqual(inEnglish);
	});

	it('have the same commands', () => {
		expect(commandsOf(chinese)).toEqual(commandsOf(english));
		expect(commandsOf(english)).toContain('npm test');
	});

	it('name the same code, permissions and versions', () => {
		expect(inlineCodeOf(chinese)).toEqual(inlineCodeOf(english));
	});

	it('name the permissions of the first workflow', () => {
		const permissionsIn = (text: string) =>
			[...text.matchAll(/`([a-z]+(?:_[a-z]+)*_(?:read|write))`/g)].map(([, name]) => name!).sort();
		const [, first] = /^- Permissions: (.*)$/m.exec(read('workflows/README.md'))!;
		const table = english.split('## Create a credential')[1]!.split('\n## ')[0]!;
		expect(permissionsIn(table)).toEqual(permissionsIn(first!));
		const [sentence] = /^The \[first workflow\].*$/m.exec(read('docs/credentials.md'))!;
		expect(permissionsIn(sentence)).toEqual(permissionsIn(first!));
	});

	it('link to every ready-made workflow', () => {
		const files = readdirSync(join(root, 'workflows')).filter((name) => name.endsWith('.json'));
		const linked = targetsOf(english);
		expect(files.filter((name) => !linked.includes(`workflows/${name}`))).toEqual([]);
	});

	it('link to each other at their ends', () => {
		expect(targetsOf(english).at(-1)).toBe('README_zh-CN.md');
		expect(targetsOf(chinese).at(-1)).toBe('README.md');
	});
});

function levelsOf(text: string): number[] {
	return headingsOf(text).map((heading) => /^#+/.exec(heading)![0].length);
}

/** A link to a heading of the same page, by the heading’s position, because the names differ. */
function ownHeading(text: string) {
	const names = headingsOf(text).map((heading) =>
		heading.replace(/^#+ /, '').toLowerCase().replace(/\s/g, '-'),
	);
	return (target: string) =>
		target.startsWith('#') ? `heading ${names.indexOf(target.slice(1))}` : target;
}

/** Comments in code blocks are in the page’s language, so they are not compared. */
function commandsOf(text: string): string[] {
	return [...text.matchAll(/^ *```(?:sh|bash|yaml|dockerfile)?\n([\s\S]*?)^ *```/gm)].flatMap(
		([, listing]) => listing!.split('\n').map((line) => line.replace(/\s+#.*|\s{2,}.*/, '').trim()),
	);
}

function inlineCodeOf(text: string): string[] {
	const prose = text.replace(/^ *```[\s\S]*?^ *```/gm, '');
	return [...new Set(prose.match(/`[^`\n]+`/g))]
		.filter((each) => !each.includes('npm run docs'))
		.sort();
}
