/** A variable of a `.env` file. */
export type Variable = { name: string; value: string };

/** A line of a `.env` file that cannot be read. The error never contains a value. */
export class WrongLine extends Error {
	readonly line: number;

	constructor(line: number, message: string) {
		super(message);
		this.line = line;
	}
}

const start = /^(?:export\s+)?([A-Za-z_][\w.-]*)\s*=[ \t]*/;

/** A quoted value, which can have several lines, and the rest of its last line. */
const quoted = {
	'"': /^"((?:\\[\s\S]|[^"\\])*)"(.*)/,
	"'": /^'([^']*)'(.*)/,
	'`': /^`([^`]*)`(.*)/,
};

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

/**
 * Reads a `.env` file like the Supabase CLI: `NAME=value` lines with optional `export`, comments,
 * and quoted values that can have several lines. `\n` is a line break only in double quotes.
 * Variables in values are not replaced, so `$NAME` stays unchanged.
 *
 * @throws WrongLine if programs that read such files would disagree about the value
 */
export function readEnvFile(text: string): Variable[] {
	const variables: Variable[] = [];
	let rest = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
	let line = 1;
	const skip = (length: number) => {
		line += rest.slice(0, length).split('\n').length - 1;
		rest = rest.slice(length);
	};
	for (;;) {
		skip(/^(?:\s|#[^\n]*)*/.exec(rest)![0].length);
		if (rest === '') return variables;
		const found = start.exec(rest);
		if (found === null) throw new WrongLine(line, 'is not NAME=value');
		skip(found[0].length);
		const { value, length } = valueAt(rest, line);
		variables.push({ name: found[1]!, value });
		skip(length);
	}
}

/**
 * @returns the value at the start of the text, and the length of the text up to the end of its line
 */
function valueAt(text: string, line: number): { value: string; length: number } {
	const quote = text[0] as keyof typeof quoted;
	if (!(quote in quoted)) return plainValueAt(text, line);
	const found = quoted[quote].exec(text);
	if (found === null) throw new WrongLine(line, `opens a ${quote} that is never closed`);
	const [whole, inner, after] = found as unknown as [string, string, string];
	if (!/^\s*(#.*)?$/.test(after)) {
		throw new WrongLine(line, 'has something after the closing quote');
	}
	const value =
		quote === '"'
			? inner.replace(/\\([nrt"\\$])/g, (_, char: string) => escapes[char] ?? char)
			: inner;
	return { value, length: whole.length };
}

/** A comment begins with a `#` after a space; programs differ about any other. */
function plainValueAt(text: string, line: number): { value: string; length: number } {
	const [whole] = /^[^\n]*/.exec(text)!;
	const value = whole.replace(/(^|\s)#.*$/, '').trim();
	if (value.includes('#')) {
		throw new WrongLine(line, 'has a # in its value, so the value needs quotes');
	}
	return { value, length: whole.length };
}
