/** The name by which GitHub links to a heading. */
export function anchor(heading: string): string {
	return heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s_-]/gu, '')
		.replace(/\s/g, '-');
}

/** @param rows each as long as the head */
export function table(head: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.map(cell).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function cell(text: string): string {
	return text.replace(/\|/g, '\\|').replace(/\s*\n\s*/g, ' ');
}

export function code(text: string): string {
	return `\`${text}\``;
}

/** As in the editor, with the characters escaped that have a meaning in Markdown. */
export function plain(text: string): string {
	return text.replace(/[\\*<>[\]]|\b_|_\b/g, (sign, at: number) =>
		sign === '_' && /\w/.test(text[at - 1] ?? '') && /\w/.test(text[at + 1] ?? '')
			? sign
			: `\\${sign}`,
	);
}

/** Adds a full stop, unless the text is empty. */
export function sentence(text: string): string {
	return text === '' || /[.!?…:]$/.test(text) ? text : `${text}.`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: string[], last = 'and'): string {
	return words.length < 2
		? words.join('')
		: `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
