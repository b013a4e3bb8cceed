import { readFileSync } from 'node:fs';
import path from 'node:path';

export type Section = { text: string; example: Record<string, unknown> };

/**
 * The sections of docs/inspect.md, by report name.
 *
 * @throws if a section has no JSON example
 */
export function readPage(root: string): Map<string, Section> {
	const page = readFileSync(path.join(root, 'docs', 'inspect.md'), 'utf8');
	const sections = page.split(/^### /m).slice(1);
	return new Map(
		sections.map((section) => {
			const name = section.slice(0, section.indexOf('\n'));
			const example = /```json\n(.*?)```/s.exec(section)?.[1];
			if (example === undefined) throw new Error(`docs/inspect.md has no example of ${name}`);
			return [name, { text: section, example: JSON.parse(example) as Section['example'] }];
		}),
	);
}
