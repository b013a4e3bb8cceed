import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { read, root } from './markdownFiles';

const nodes = join(root, 'nodes');
const code = readdirSync(nodes, { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.ts'))
	.map((name) => readFileSync(join(nodes, name), 'utf8'))
	.join('\n');

/** The cells under Message, each without its placeholders. */
const messages = read('docs/errors.md')
	.split(/^## /m)
	.flatMap((section) => {
		const [head = '', , ...rows] = section.match(/^\|.*\|$/gm) ?? [];
		const column = cellsOf(head).indexOf('Message');
		return rows.map((row) => cellsOf(row)[column] ?? '');
	})
	.filter((message) => !message.startsWith('The sentence of Supabase'))
	.flatMap((message) => message.split('…').map((part) => part.trim()))
	.filter((part) => part !== '');

it('docs/errors.md has the messages of each part of the node', () => {
	expect(messages.length).toBeGreaterThan(12);
});

it.each(messages)('the node says “%s”', (part) => {
	expect(code).toContain(part);
});

function cellsOf(row: string): string[] {
	return row
		.split('|')
		.slice(1, -1)
		.map((cell) => cell.trim());
}
