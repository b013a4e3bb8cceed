import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

import { anchor } from '../../docs/generate/markdown';
import { headingsOf, markdownFiles, read, root, targetsOf } from './markdownFiles';

const isElsewhere = (target: string) => /^(https?|mailto):/.test(target);

describe.each(markdownFiles)('%s', (file) => {
	it('links to existing files and headings', () => {
		const broken = targetsOf(read(file)).filter((target) => {
			if (isElsewhere(target)) return false;
			const [path = '', heading] = target.split('#');
			const linked = path === '' ? file : join(dirname(file), decodeURI(path));
			if (!existsSync(join(root, linked))) return true;
			return heading !== undefined && !anchorsOf(read(linked)).includes(heading);
		});
		expect(broken).toEqual([]);
	});
});

it('links to existing pages from n8n and from GitHub', () => {
	const files = ['nodes', 'credentials', '.github'].flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => /\.(ts|json|yml)$/.test(name))
			.map((name) => join(folder, name)),
	);
	const pages = files.flatMap((file) =>
		[...read(file).matchAll(/\/blob\/main\/([\w./-]+)/g)].map(([, page]) => page!),
	);
	expect(pages).toContain('docs/credentials.md');
	expect(pages.filter((page) => !existsSync(join(root, page)))).toEqual([]);
});

it('links to every page of docs/ from its index', () => {
	const linked = targetsOf(read('docs/README.md')).map((target) =>
		normalize(join('docs', target.replace(/#.*/, ''))),
	);
	const pages = markdownFiles.filter((file) => file.startsWith(join('docs', '')));
	expect(pages.filter((file) => !linked.includes(file))).toEqual([join('docs', 'README.md')]);
});

/** GitHub numbers repeated headings. */
function anchorsOf(text: string): string[] {
	const counts = new Map<string, number>();
	return headingsOf(text).map((heading) => {
		const name = anchor(heading.replace(/^#+ /, ''));
		const count = counts.get(name) ?? 0;
		counts.set(name, count + 1);
		return count === 0 ? name : `${name}-${count}`;
	});
}
