import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { titlesOf } from '../../docs/generate/errors';
import { plain } from '../../docs/generate/markdown';
import { fromVariables, ownErrors } from '../../docs/generate/ownErrors';
import { classes } from '../../nodes/SupabaseManagement/v1/request/failure/classes';
import type { FailureClass } from '../../nodes/SupabaseManagement/v1/request/failure/failure';
import { read, root } from './markdownFiles';

const page = read('docs/errors.md');
const nodes = join(root, 'nodes');
const code = readdirSync(nodes, { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.ts'))
	.map((name) => readFileSync(join(nodes, name), 'utf8'))
	.join('\n');
const { errors, unknown } = ownErrors();

describe('docs/errors.md', () => {
	it('has every title in the source of the classes', () => {
		const source = readFileSync(
			join(nodes, 'SupabaseManagement/v1/request/failure/classes.ts'),
			'utf8',
		);
		const texts = [...source.matchAll(/title:\s*(?:\(.*?\) =>[^,]*?)?((?:\s*[?:]?\s*'[^']+')+)/g)]
			.flatMap(([, literals]) => [...literals!.matchAll(/'([^']+)'/g)])
			.map(([, text]) => text!);
		expect(texts.length).toBeGreaterThan(20);
		expect(texts.filter((text) => !page.includes(`| ${text} |`))).toEqual([]);
	});

	it.each(Object.keys(classes) as FailureClass[])('has the titles of %s', (failureClass) => {
		const titles = [...titlesOf(failureClass).keys()];
		expect(titles.filter((title) => !page.includes(`| ${title} |`))).toEqual([]);
	});

	it('knows the message of every error that the node creates', () => {
		expect(errors.length).toBeGreaterThan(100);
		expect(unknown).toEqual([]);
	});

	it('has every message of the node, with advice', () => {
		const missing = errors.filter(
			({ message }) =>
				!new RegExp(`^\\| ${escaped(plain(message))} \\| [^|]+ \\| [^|]+ \\|$`, 'm').test(page),
		);
		expect(missing).toEqual([]);
	});

	it('lists only messages from variables that exist in the code', () => {
		const parts = Object.values(fromVariables)
			.flat()
			.flatMap(([message, advice]) => [...message.split(/…| in the project /), advice ?? ''])
			.map((part) => part.trim());
		expect(parts.filter((part) => !code.includes(part))).toEqual([]);
	});
});

function escaped(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
