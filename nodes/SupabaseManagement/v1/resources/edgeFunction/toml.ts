/** A table in TOML. Dates and numbers stay text. */
export type Table = { [key: string]: TomlValue };

export type TomlValue = string | boolean | TomlValue[] | Table;

/** Invalid syntax in a TOML file. */
export class WrongToml extends Error {
	readonly line: number;

	constructor(line: number) {
		super(`line ${line} is not TOML`);
		this.line = line;
	}
}

const blank = /[ \t]*/y;
const space = /(?:\s|#[^\n]*)*/y;
const endOfLine = /[ \t]*(?:#[^\n]*)?(?:\n|$)/y;
const bareKey = /[A-Za-z0-9_-]+/y;
/** Numbers, booleans, and dates, which can have a space before the time. */
const bareValue = /[^\s,\]}#"']+(?: \d\d:[^\s,\]}#"']*)?/y;
const texts: Array<{ quote: RegExp; isEscaped: boolean }> = [
	{ quote: /"""\n?((?:\\[\s\S]|(?!""")[^\\])*"{0,2})"""/y, isEscaped: true },
	{ quote: /'''\n?((?:(?!''')[\s\S])*'{0,2})'''/y, isEscaped: false },
	{ quote: /"((?:\\.|[^"\\\n])*)"/y, isEscaped: true },
	{ quote: /'([^'\n]*)'/y, isEscaped: false },
];
const escapes: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', e: '\x1b' };

/**
 * Parses TOML 1.0, the format of the Supabase CLI’s project configuration.
 *
 * @throws WrongToml if it is not valid
 */
export function readToml(text: string): Table {
	return new Reader(text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n')).document();
}

class Reader {
	private at = 0;

	private readonly text: string;

	constructor(text: string) {
		this.text = text;
	}

	document(): Table {
		const root: Table = {};
		let table = root;
		for (this.take(space); this.at < this.text.length; this.take(space)) {
			const isList = this.skip('[[');
			if (isList || this.skip('[')) {
				const path = this.key();
				if (!this.skip(isList ? ']]' : ']')) throw this.wrong();
				table = isList ? this.addTo(root, path) : this.tableAt(root, path);
			} else {
				this.pair(table);
			}
			if (this.take(endOfLine) === undefined) throw this.wrong();
		}
		return root;
	}

	/** `key = value`, with dots allowed in the key. */
	private pair(table: Table): void {
		const path = this.key();
		if (!this.skip('=')) throw this.wrong();
		this.take(blank);
		const holder = this.tableAt(table, path.slice(0, -1));
		const name = path.at(-1)!;
		if (Object.hasOwn(holder, name)) throw this.wrong();
		set(holder, name, this.value());
	}

	private key(): string[] {
		const path: string[] = [];
		do {
			this.take(blank);
			const part = this.quoted() ?? this.take(bareKey);
			if (part === undefined) throw this.wrong();
			path.push(part);
			this.take(blank);
		} while (this.skip('.'));
		return path;
	}

	private value(): TomlValue {
		if (this.skip('[')) {
			const list: TomlValue[] = [];
			this.until(']', () => list.push(this.value()));
			return list;
		}
		if (this.skip('{')) {
			const table: Table = {};
			this.until('}', () => this.pair(table));
			return table;
		}
		const text = this.quoted() ?? this.take(bareValue);
		if (text === undefined) throw this.wrong();
		const isBare = !/["']/.test(this.text[this.at - 1]!);
		return isBare && (text === 'true' || text === 'false') ? text === 'true' : text;
	}

	/** Reads the comma-separated parts between two brackets. */
	private until(end: string, readOne: () => void): void {
		for (;;) {
			this.take(space);
			if (this.skip(end)) return;
			readOne();
			this.take(space);
			if (this.skip(end)) return;
			if (!this.skip(',')) throw this.wrong();
		}
	}

	private quoted(): string | undefined {
		for (const { quote, isEscaped } of texts) {
			const inner = this.take(quote, 1);
			if (inner !== undefined) return isEscaped ? this.unescaped(inner) : inner;
		}
		return undefined;
	}

	private unescaped(inner: string): string {
		return inner.replace(
			/\\(?:u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|[ \t]*\n\s*|([\s\S]))/g,
			(_all, short?: string, long?: string, letter?: string) => {
				const code = parseInt(short ?? long ?? '', 16);
				if (code <= 0x10ffff) return String.fromCodePoint(code);
				if (letter === undefined && Number.isNaN(code)) return '';
				const meant = letter === '"' || letter === '\\' ? letter : escapes[letter ?? ''];
				if (meant === undefined) throw this.wrong();
				return meant;
			},
		);
	}

	/** The table at a path, created if it is missing. In a list of tables, it is the last one. */
	private tableAt(from: Table, path: string[]): Table {
		let table = from;
		for (const name of path) {
			if (!Object.hasOwn(table, name)) set(table, name, {});
			const found = table[name]!;
			const inner = Array.isArray(found) ? found.at(-1) : found;
			if (typeof inner !== 'object' || Array.isArray(inner)) throw this.wrong();
			table = inner;
		}
		return table;
	}

	private addTo(root: Table, path: string[]): Table {
		const holder = this.tableAt(root, path.slice(0, -1));
		const name = path.at(-1)!;
		if (!Object.hasOwn(holder, name)) set(holder, name, []);
		const list = holder[name];
		if (!Array.isArray(list)) throw this.wrong();
		const table: Table = {};
		list.push(table);
		return table;
	}

	/** Reads the text that a pattern matches here, or one of its groups. */
	private take(pattern: RegExp, group = 0): string | undefined {
		pattern.lastIndex = this.at;
		const found = pattern.exec(this.text);
		if (found === null) return undefined;
		this.at += found[0].length;
		return found[group];
	}

	private skip(text: string): boolean {
		const isHere = this.text.startsWith(text, this.at);
		if (isHere) this.at += text.length;
		return isHere;
	}

	private wrong(): WrongToml {
		return new WrongToml(this.text.slice(0, this.at).split('\n').length);
	}
}

/** Also assigns names that are special in JavaScript, such as `__proto__`. */
function set(table: Table, name: string, value: TomlValue): void {
	Object.defineProperty(table, name, {
		value,
		enumerable: true,
		configurable: true,
		writable: true,
	});
}
