/**
 * A JSON number that JavaScript cannot represent as written: more than 2^53, or `1.0`. `parseExact`
 * creates them, and `stringifyExact` writes them unchanged.
 */
export class ExactNumber {
	/** In the notation of JSON. */
	readonly literal: string;

	constructor(literal: string) {
		this.literal = literal;
	}

	toString(): string {
		return this.literal;
	}
}

const number = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/**
 * Reads a number from text.
 *
 * @returns a JavaScript number if it is written in the same way, otherwise an ExactNumber;
 *   undefined if the text is not a JSON number
 */
export function exactNumber(text: string): number | ExactNumber | undefined {
	if (!number.test(text)) return undefined;
	return isHeld(text) ? Number(text) : new ExactNumber(text);
}

/** @returns whether a JavaScript number keeps a literal as written */
function isHeld(literal: string): boolean {
	return String(Number(literal)) === literal && isExact(Number(literal));
}

function isExact(value: number): boolean {
	return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}

/** A text or a number of valid JSON. A number inside a text is part of the text. */
const textOrNumber = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/**
 * Like `JSON.parse`, but keeps every number as written.
 *
 * @throws SyntaxError if the text is not JSON
 */
export function parseExact(text: string): unknown {
	const rounded: unknown = JSON.parse(text);
	const isKept = (token: string) => token.startsWith('"') || isHeld(token);
	if ((text.match(textOrNumber) ?? []).every(isKept)) return rounded;

	const mark = unusedMark(JSON.stringify(rounded));
	const marked = text.replace(textOrNumber, (token) =>
		isKept(token) ? token : `"${mark}${token}"`,
	);
	return JSON.parse(marked, (_name, value: unknown) =>
		typeof value === 'string' && value.startsWith(mark)
			? new ExactNumber(value.slice(mark.length))
			: value,
	);
}

/**
 * Like `JSON.stringify`, but writes every ExactNumber as it was read.
 *
 * @param value anything that JSON can represent
 */
export function stringifyExact(value: unknown): string {
	const mark = unusedMark(JSON.stringify(value));
	const marked = JSON.stringify(value, (_name, inner: unknown) =>
		inner instanceof ExactNumber ? `${mark}${inner.literal}` : inner,
	);
	return marked.replace(new RegExp(`"${mark}([^"]*)"`, 'g'), (_whole, literal: string) => literal);
}

/** @returns whether a body needs `stringifyExact` */
export function holdsExactNumber(value: unknown): boolean {
	if (value instanceof ExactNumber) return true;
	if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return false;
	return Object.values(value).some(holdsExactNumber);
}

/**
 * Finds a number that has changed: an integer beyond 2^53, which JavaScript has rounded, or a
 * number that JSON does not have, such as NaN.
 *
 * @param name what to call the value
 * @returns a sentence with its name but not its value, such as `Config.id has lost its last
 *   digits`; undefined if there is none
 */
export function lostNumberIn(value: unknown, name: string): string | undefined {
	if (typeof value === 'number') {
		if (isExact(value)) return undefined;
		return `${name} ${Number.isFinite(value) ? 'has lost its last digits' : 'is not a number'}`;
	}
	if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return undefined;
	for (const [key, inner] of Object.entries(value)) {
		const problem = lostNumberIn(inner, name === '' ? key : `${name}.${key}`);
		if (problem !== undefined) return problem;
	}
	return undefined;
}

/** What to do about such a number. */
export const lostNumberAdvice =
	'JavaScript rounds integers beyond 9007199254740991. Type the number into the field, or let the previous node return it as text.';

/** A text that does not occur in other JSON. */
function unusedMark(json: string | undefined): string {
	let mark = 'exact number:';
	while (json?.includes(mark)) mark = `:${mark}`;
	return mark;
}
