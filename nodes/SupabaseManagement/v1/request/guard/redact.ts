import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

/** What is left of a secret. */
export const redacted = '[redacted]';

/** Shorter values are no secrets, and would be found in every other word. */
const shortest = 8;

/** Objects in objects to this depth, and this many values in total: the rest is left out. */
const deepest = 100;
const most = 1_000_000;

/**
 * What looks like a token of Supabase or of anybody else, whoever it belongs to. For errors and logs:
 * what an operation is asked for may well be a token.
 */
export const tokenPattern =
	/\b(?:sbp|sba|sb_secret|sb_temp)_[\w-]{8,}|\bBearer[\s_]+(?=[\w.~+/=-]*\d|[\w.~+/=-]{20})[\w.~+/=-]{8,}|\beyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?/g;

/**
 * The values of a credential that open something.
 *
 * @param credential decrypted, of either credential type
 * @returns without repetitions; OAuth2 has several
 */
export function secretsOfCredential(credential: ICredentialDataDecryptedObject): string[] {
	const { accessToken, clientSecret, oauthTokenData } = credential as IDataObject;
	const tokens = Object.entries(objectOf(oauthTokenData)).flatMap(([name, value]) =>
		/token$/i.test(name) ? [value] : [],
	);
	const values = [accessToken, clientSecret, ...tokens].flatMap((value) =>
		typeof value === 'string' ? [value, value.trim()] : [],
	);
	return [...new Set(values)].filter((value) => value.length >= shortest);
}

/** n8n keeps what a token server answered as an object or as text. */
function objectOf(data: unknown): object {
	if (typeof data === 'object' && data !== null) return data;
	try {
		const parsed: unknown = JSON.parse(String(data));
		return typeof parsed === 'object' && parsed !== null ? parsed : {};
	} catch {
		return {};
	}
}

/**
 * Secrets as they are, escaped for addresses, forms or JSON, and in Base64, alone or inside of something
 * longer, as in the header of Basic authentication.
 *
 * @param secrets values of a credential; those of fewer than 8 characters are left out
 * @returns texts to look for, the longest first
 */
export function formsOf(secrets: readonly string[]): string[] {
	const forms = secrets.filter((secret) => secret.length >= shortest).flatMap(formsOfOne);
	return [...new Set(forms)].sort((a, b) => b.length - a.length);
}

function formsOfOne(secret: string): string[] {
	const inBase64 = base64Of(secret);
	// Most tokens need no escapes.
	const texts = /^[\w.~-]*$/.test(secret) ? [secret] : [secret, ...escapesOfJson(secret)];
	const inUrls = [...texts, ...inBase64]
		.filter((text) => /[^\w.~-]/.test(text))
		.flatMap((text) => {
			const escaped = escapeForUrl(text);
			return [escaped, escapeForUrl(escaped), escaped.replaceAll('%20', '+')];
		});
	const lowerCase = inUrls.map((text) =>
		text.replace(/%[\dA-F]{2}/g, (escape) => escape.toLowerCase()),
	);
	return [...texts, ...inBase64, ...inUrls, ...lowerCase];
}

function escapesOfJson(text: string): string[] {
	const once = JSON.stringify(text).slice(1, -1);
	return [once, JSON.stringify(once).slice(1, -1), once.replaceAll('/', '\\/')];
}

/** As `encodeURIComponent`, which fails on half a character: no address has one. */
function escapeForUrl(text: string): string {
	return text.replace(/[\uD800-\uDFFF]/gu, '').replace(/[^]+/, encodeURIComponent);
}

/**
 * The characters of Base64 that depend on the secret alone, for each of the three places where it can
 * begin in a longer text, in both alphabets.
 */
function base64Of(secret: string): string[] {
	const bytes = Buffer.from(secret);
	const standard = [0, 1, 2].map((offset) => {
		const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
		const from = Math.ceil((offset * 8) / 6);
		const to = Math.floor(((offset + bytes.length) * 8) / 6);
		return encoded.slice(from, to);
	});
	return standard.flatMap((text) => [text, text.replaceAll('+', '-').replaceAll('/', '_')]);
}

/** A text to look for, or a global pattern. */
export type Redacted = string | RegExp;

/**
 * Removes what is looked for from everything that a value is made of: texts, bytes, names and values of
 * fields, errors with their messages, descriptions, contexts, causes and stacks. A value that holds nothing
 * of it is returned itself; else a copy is, in which errors stay errors of their class. Ends with any
 * value, also one that holds itself.
 *
 * @param wanted what to remove: what `formsOf` returns, for errors and logs `tokenPattern` too
 */
export function redact<T>(value: T, wanted: readonly Redacted[]): T {
	if (wanted.length === 0 || !holdsAny(value, wanted, { depth: 0, seen: new Set() })) return value;
	return copyOf(value, wanted, { depth: 0, copies: new Map() }) as T;
}

/**
 * The same for the body of an answer, which n8n has parsed from JSON: almost none holds anything of it,
 * and one search in one text shows that.
 */
export function redactBody<T>(body: T, wanted: readonly string[]): T {
	const isJson = typeof body === 'object' && !(body instanceof Uint8Array);
	if (isJson && wanted.every(isSameInJson)) {
		const text = asJson(body);
		if (text !== undefined && !isIn(text, wanted)) return body;
	}
	return redact(body, wanted);
}

/** @returns undefined if it is nested too deeply */
function asJson(value: unknown): string | undefined {
	try {
		return JSON.stringify(value);
	} catch {
		return undefined;
	}
}

/** Whether JSON writes a text as it is. */
function isSameInJson(text: string): boolean {
	return /^[\w.~%+/=:-]*$/.test(text);
}

/** Whether there is anything to remove, or more than can be looked at. */
function holdsAny(
	value: unknown,
	wanted: readonly Redacted[],
	{ depth, seen }: { depth: number; seen: Set<object> },
): boolean {
	const each = asSent(value);
	if (typeof each === 'string') return isIn(each, wanted);
	if (typeof each !== 'object' || each === null || seen.has(each)) return false;
	if (depth > deepest || seen.size >= most) return true;
	seen.add(each);
	if (each instanceof Uint8Array) return isIn(textOf(each), wanted);
	const inner = { depth: depth + 1, seen };
	if (Array.isArray(each)) return each.some((element) => holdsAny(element, wanted, inner));
	return namesOf(each).some(
		(name) => isIn(name, wanted) || holdsAny(valueOf(each, name), wanted, inner),
	);
}

function isIn(text: string, wanted: readonly Redacted[]): boolean {
	if (text.length < shortest) return false;
	return wanted.some((each) =>
		typeof each === 'string' ? text.includes(each) : text.search(each) !== -1,
	);
}

type Place = { depth: number; copies: Map<object, object> };

function copyOf(value: unknown, wanted: readonly Redacted[], { depth, copies }: Place): unknown {
	const each = asSent(value);
	if (typeof each === 'string') return withoutAny(each, wanted);
	if (typeof each !== 'object' || each === null) return value;
	const known = copies.get(each);
	if (known !== undefined) return known;
	if (depth > deepest || copies.size >= most) return redacted;
	if (each instanceof Uint8Array) {
		const text = textOf(each);
		return withoutAny(text, wanted) === text ? value : redacted;
	}

	const copy = emptyCopy(each);
	copies.set(each, copy);
	for (const name of namesOf(each)) {
		Object.defineProperty(copy, withoutAny(name, wanted), {
			value: copyOf(valueOf(each, name), wanted, { depth: depth + 1, copies }),
			enumerable: Object.prototype.propertyIsEnumerable.call(each, name),
			configurable: true,
			writable: true,
		});
	}
	return copy;
}

function withoutAny(text: string, wanted: readonly Redacted[]): string {
	return wanted.reduce<string>((rest, each) => rest.replaceAll(each, redacted), text);
}

/** What becomes of a value in JSON, such as the text of an address. Errors and bytes are read themselves. */
function asSent(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (value instanceof Error || value instanceof Uint8Array) return value;
	try {
		const { toJSON } = value as { toJSON?: unknown };
		return typeof toJSON === 'function' ? (toJSON.call(value) as unknown) : value;
	} catch {
		return redacted;
	}
}

function textOf(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** Fields of errors, such as the message, are not enumerable. */
function namesOf(value: object): string[] {
	if (!(value instanceof Error)) return Object.keys(value);
	return Object.getOwnPropertyNames(value);
}

function valueOf(value: object, name: string): unknown {
	try {
		return (value as Record<string, unknown>)[name];
	} catch {
		return undefined;
	}
}

function emptyCopy(value: object): object {
	if (Array.isArray(value)) return [];
	return Object.create(Object.getPrototypeOf(value) as object | null) as object;
}
