import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

/** The text that replaces a secret. */
export const redacted = '[redacted]';

/** Shorter values are not secrets, and would match ordinary words. */
const shortest = 8;

/** Maximum depth of nested objects, and maximum number of values. The rest is left out. */
const deepest = 100;
const most = 1_000_000;

/**
 * Matches tokens of Supabase and of other services, whoever owns them. Only for errors and logs,
 * because a token can be the purpose of an operation.
 */
export const tokenPattern =
	/\b(?:sbp|sba|sb_secret|sb_temp)_[\w-]{8,}|\bBearer[\s_]+(?=[\w.~+/=-]*\d|[\w.~+/=-]{20})[\w.~+/=-]{8,}|\beyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?/g;

/**
 * The secret values of a credential.
 *
 * @param credential decrypted, of either credential type
 * @returns the values without duplicates; OAuth2 has several
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

/** n8n stores the response of a token server as an object or as text. */
function objectOf(data: unknown): object {
	if (typeof data === 'object' && data !== null) return data;
	try {
		return (JSON.parse(String(data)) as object | null) ?? {};
	} catch {
		return {};
	}
}

/**
 * Secrets in every form: plain, escaped for URLs, forms or JSON, and in Base64, alone or inside a
 * longer value, as in the header of Basic authentication.
 *
 * @param secrets values of a credential; those of fewer than 8 characters are left out
 * @returns texts to search for, longest first
 */
export function formsOf(secrets: readonly string[]): string[] {
	const forms = secrets.filter((secret) => secret.length >= shortest).flatMap(formsOfOne);
	return [...new Set(forms)].sort((a, b) => b.length - a.length);
}

function formsOfOne(secret: string): string[] {
	const inBase64 = base64Of(secret);
	const texts = [secret, ...escapesOfJson(secret)];
	const inUrls = [...texts, ...inBase64].flatMap((text) => {
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

/** Like `encodeURIComponent`, which throws for a lone surrogate. URLs have U+FFFD instead. */
function escapeForUrl(text: string): string {
	return encodeURIComponent(text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD'));
}

/**
 * The Base64 characters that depend only on the secret, for each of the three offsets at which it
 * can begin in a longer text, in both alphabets.
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

/** A text to search for, or a global pattern. */
export type Redacted = string | RegExp;

/**
 * Removes the given texts from all parts of a value: texts, bytes, names and values of fields, and
 * errors with their messages, descriptions, contexts, causes and stacks. A value without a match is
 * returned unchanged. Otherwise a copy is returned, in which errors keep their class. Also handles
 * values that contain themselves.
 *
 * @param wanted the texts to remove: the result of `formsOf`, and for errors and logs also
 *   `tokenPattern`
 */
export function redact<T>(value: T, wanted: readonly Redacted[]): T {
	if (wanted.length === 0 || !holdsAny(value, wanted, { depth: 0, seen: new Set() })) return value;
	return copyOf(value, wanted, { depth: 0, copies: new Map() }) as T;
}

/**
 * The same for the body of a response that n8n has parsed from JSON. Almost no body has a match,
 * and a single search in its text shows that.
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

/** Whether JSON writes a text without escapes. */
function isSameInJson(text: string): boolean {
	return /^[\w.~%+/=:-]*$/.test(text);
}

/** Whether there is something to remove, or the value is too large to search. */
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
	return namesOf(each).some(
		(name) => isIn(name, wanted) || holdsAny(valueOf(each, name), wanted, inner),
	);
}

function isIn(text: string, wanted: readonly Redacted[]): boolean {
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

/** The value as JSON writes it, such as the text of a URL. Errors and bytes are read directly. */
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
