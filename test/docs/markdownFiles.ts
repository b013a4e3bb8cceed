import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(__dirname, '..', '..');

const notOurs = ['node_modules', 'dist', 'n8n'];

/** Every Markdown page of the project, by its path from the root. */
export const markdownFiles = find('');

export function read(file: string): string {
	return readFileSync(join(root, file), 'utf8');
}

export function withoutCode(text: string): string {
	return text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
}

/** A page’s links and images, in order. */
export function targetsOf(text: string): string[] {
	const found = withoutCode(text).matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g);
	return [...found].map(([, inMarkdown, inHtml]) => (inMarkdown ?? inHtml)!);
}

/** The headings of a page, including their `#`. */
export function headingsOf(text: string): string[] {
	return text.replace(/^```[\s\S]*?^```/gm, '').match(/^#+ .+$/gm) ?? [];
}

function find(folder: string): string[] {
	return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) {
			const isOurs = !notOurs.includes(entry.name) && entry.name !== '.git';
			return isOurs ? find(path) : [];
		}
		return entry.name.endsWith('.md') ? [path] : [];
	});
}
