import fc from 'fast-check';
import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import {
	formsOf,
	redact,
	redactBody,
	redacted,
	secretsOfCredential,
	tokenPattern,
} from '../../nodes/SupabaseManagement/v1/request/guard/redact';

const token = 'sbp_0123456789abcdef0123456789abcdef01234567';
const node = { name: 'Supabase', parameters: {} } as INode;

/** Random secrets, with enough different characters not to occur in other text by chance. */
const secret = fc
	.string({ minLength: 8, maxLength: 60, unit: fc.constantFrom(...'aZ09_-./+=~ "\\/é%&', '😀') })
	.filter((text) => new Set(text).size > 3);

const without = <T>(value: T, ...secrets: string[]) => redact(value, formsOf(secrets));

const escapes: Array<[name: string, escape: (text: string) => string]> = [
	['as it is', (text) => text],
	['escaped for an address', encodeURIComponent],
	[
		'escaped with small letters',
		(text) => encodeURIComponent(text).replace(/%../g, (each) => each.toLowerCase()),
	],
	['escaped twice', (text) => encodeURIComponent(encodeURIComponent(text))],
	['in a form', (text) => encodeURIComponent(text).replaceAll('%20', '+')],
	['in JSON', (text) => JSON.stringify(text).slice(1, -1)],
	[
		'in JSON with escaped slashes',
		(text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
	],
	['in JSON in JSON', (text) => JSON.stringify(JSON.stringify(text).slice(1, -1)).slice(1, -1)],
];

it.each(escapes)('removes a secret from any text, %s', (_name, escape) => {
	fc.assert(
		fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
			const rest = without(`${before}|${escape(value)}|${after}`, value);
			return !rest.includes(escape(value)) && rest.includes(redacted);
		}),
	);
});

it.each(['base64', 'base64url'] as const)(
	'removes a secret from a longer text in %s',
	(encoding) => {
		fc.assert(
			fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
				const text = Buffer.from(`${before}${value}${after}`).toString(encoding);
				const rest = without(text, value);
				return rest.includes(redacted) && !Buffer.from(rest, encoding).toString().includes(value);
			}),
		);
	},
);

it('removes secrets everywhere, and nothing else', () => {
	fc.assert(
		fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
			fc.pre(!JSON.stringify(value).includes(token));
			expect(without(value, token)).toBe(value);
			const holding = { value, [token]: [{ deep: { text: `a ${token} b` } }] };
			expect(without(holding, token)).toEqual({
				value,
				[redacted]: [{ deep: { text: `a ${redacted} b` } }],
			});
		}),
	);
});

it('removes secrets from field names', () => {
	expect(without([{ [`a ${token}`]: 1 }], token)).toEqual([{ [`a ${redacted}`]: 1 }]);
});

it('removes a secret that is escaped only in JSON', () => {
	expect(without('{"a":"abc\\"defgh"}', 'abc"defgh')).toBe(`{"a":"${redacted}"}`);
});

it('returns an object without secrets itself, even if it contains itself', () => {
	const circle: Record<string, unknown> = { name: 'harmless' };
	circle.self = circle;
	expect(without(circle, token)).toBe(circle);
});

it('removes the longer of two secrets if one contains the other', () => {
	expect(without(`${token}-refresh`, token, `${token}-refresh`)).toBe(redacted);
});

it('ignores values with fewer than 8 characters', () => {
	expect(without('a short secret', 'short', 'secret', '')).toBe('a short secret');
	expect(without('a secrets8 b', 'secrets8')).toBe('a [redacted] b');
	expect(without('secrets8', 'secrets8')).toBe(redacted);
});

it('removes a secret that is not valid Unicode, in the form of URLs', () => {
	const value = 'abc \ud800defgh';
	expect(without(new URLSearchParams({ a: value }).toString(), value)).toBe(`a=${redacted}`);
});

describe('an error', () => {
	const cause = new Error(`cause ${token}`);
	const error = new NodeApiError(
		node,
		{ message: `body ${token}`, code: token, nested: { list: [token] } },
		{ message: `message ${token}`, description: `description ${token}`, itemIndex: 3 },
	);
	error.context.data = { [token]: `Bearer ${token}` };
	error.cause = cause;
	let copy: typeof error;
	beforeAll(() => {
		copy = without(error, token);
	});

	it('contains no secret in any field', () => {
		const all = Object.getOwnPropertyNames(copy).map((name) => Reflect.get(copy, name) as unknown);
		expect(JSON.stringify([all, copy.cause])).not.toContain(token);
		expect(`${copy.message} ${copy.stack} ${(copy.cause as Error).message}`).not.toContain(token);
		expect(copy.description).toBe(`description ${redacted}`);
		expect((copy.cause as Error).message).toBe(`cause ${redacted}`);
	});

	it('keeps its class and its item', () => {
		expect(copy).toBeInstanceOf(NodeApiError);
		expect(copy.cause).toBeInstanceOf(Error);
		expect(copy.context.itemIndex).toBe(3);
		expect(copy.node).toEqual(node);
		expect(Object.keys(copy)).toEqual(Object.keys(error));
	});

	it('is not modified, and is returned itself if it contains no secret', () => {
		expect(error.description).toBe(`description ${token}`);
		const harmless = new NodeOperationError(node, 'Nothing in here');
		expect(without(harmless, token)).toBe(harmless);
	});
});

it('copies writable fields, as in the original', () => {
	expect(Object.getOwnPropertyDescriptors(without({ a: token }, token))).toEqual(
		Object.getOwnPropertyDescriptors({ a: redacted }),
	);
});

it('searches objects as JSON would show them, and bytes', () => {
	const value = {
		url: new URL(`https://example.com/?token=${token}`),
		bytes: Buffer.from(`a ${token}`),
		harmless: Buffer.from('a'),
		at: new Date(0),
	};
	expect(without(value, token)).toEqual({
		url: `https://example.com/?token=${redacted}`,
		bytes: redacted,
		harmless: Buffer.from('a'),
		at: new Date(0).toJSON(),
	});
});

it('searches bytes also if there is nothing around them', () => {
	expect(without({ bytes: Buffer.from(`a ${token}`) }, token)).toEqual({ bytes: redacted });
});

it('finds in an answer’s body everything that it finds elsewhere', () => {
	// Most tokens need no escapes, and are searched for in one text.
	const plain = fc.stringMatching(/^[\w.-]{12,40}$/);
	const holding = fc.tuple(fc.oneof(plain, secret), fc.jsonValue({ maxDepth: 3 }), fc.boolean());
	fc.assert(
		fc.property(holding, ([value, json, isInside]) => {
			const body = isInside ? { json, list: [{ [value]: `a ${value} b` }] } : { json };
			expect(redactBody(body, formsOf([value]))).toEqual(without(body, value));
		}),
	);
	expect(redactBody(Buffer.from(`a ${token}`), formsOf([token]))).toBe(redacted);
	expect(redactBody(`a ${token}`, formsOf([token]))).toBe(`a ${redacted}`);
});

it('finds escaped text and text that is not JSON in an answer’s body', () => {
	for (const value of ['abc"defgh', '"'.repeat(9), 'abcdefgh"', '"abcdefgh']) {
		for (const wanted of [[value], ['harmless', value]]) {
			expect(redactBody({ a: `x ${value}` }, wanted)).toEqual({ a: `x ${redacted}` });
		}
	}
	const circle: Record<string, unknown> = { a: `x ${token}` };
	circle.self = circle;
	expect(redactBody(circle, [token]).a).toBe(`x ${redacted}`);
});

it('ends with objects that contain themselves, throw when read, or are deeply nested', () => {
	const circle: Record<string, unknown> = { token };
	circle.self = circle;
	Object.defineProperty(circle, 'broken', {
		enumerable: true,
		get: () => {
			throw new Error(token);
		},
	});
	const copy = without(circle, token);
	expect(copy.token).toBe(redacted);
	expect(copy.self).toBe(copy);
	expect(copy.broken).toBeUndefined();

	let deep: unknown = token;
	for (let depth = 0; depth < 300; depth++) deep = depth % 2 ? [deep] : { deep };
	expect(JSON.stringify(without(deep, token))).not.toContain(token);
	expect(JSON.stringify(without(deep, token))).toContain(redacted);
});

describe('nested objects', () => {
	const nested = (levels: number, isList: boolean, inner: unknown): unknown => {
		let value = inner;
		for (let level = 0; level < levels; level++) value = isList ? [value] : { a: value };
		return value;
	};
	const levelsOf = (value: unknown): number =>
		typeof value === 'object' && value !== null ? 1 + levelsOf(Object.values(value)[0]) : 0;

	it.each([true, false])('are searched to the same level, lists: %s', (isList) => {
		const harmless = nested(101, isList, 'x');
		expect(without(harmless, token)).toBe(harmless);
		expect(levelsOf(without(nested(101, isList, token), token))).toBe(101);
		for (const levels of [102, 1000]) {
			for (const inner of ['x', token]) {
				const copy = without(nested(levels, isList, inner), token);
				expect(levelsOf(copy)).toBe(101);
				expect(JSON.stringify(copy)).toContain(redacted);
			}
		}
	});

	it('are returned unchanged if there is nothing to remove', () => {
		const deep = nested(1000, false, token);
		expect(redact(deep, [])).toBe(deep);
	});

	it('that cannot be serialized are left out', () => {
		const fail = () => {
			throw new Error(token);
		};
		const broken = Object.defineProperty({}, 'toJSON', { get: fail });
		expect(without({ token, list: [{ toJSON: fail }, broken] }, token)).toEqual({
			token: redacted,
			list: [redacted, redacted],
		});
	});
});

describe('anything that looks like a token', () => {
	it.each([
		[token],
		['sba_0123456789abcdef'],
		['sb_secret_0123456789abcdef_12345678'],
		['sb_temp_0123-567'],
		['Bearer abcdef123'],
		['Bearer  \n abcdef123'],
		['Bearer_abcdef123'],
		['Bearer abcdefghijklmnopqrstuvwxyz'],
		['eyJhbGciOiJub25lIn0.eyJyb2xlIjoiYW5vbiJ9'],
		['eyJhbGciOiJub25lIn0.eyJyb2xlIjoiYW5vbiJ9.'],
		['eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9.dBjftJeZ4CVPmB92K27uhbUJU1p1r_wW1gFWFOEjXk'],
	])('is removed: %s', (text) => {
		for (const before of ['', '"', 'Invalid token: ']) {
			expect(redact(`${before}${text}, sorry`, [tokenPattern])).toBe(`${before}${redacted}, sorry`);
		}
	});

	it.each([
		'Bearer authentication is required',
		'Bearer abcde12',
		'JWT expired',
		'sb_publishable_x',
		'sbp_0123456',
		'sb_secret_0123456',
		'eyJ',
		'eyJhbGci.eyJy',
		'eyJh.eyJyb2xl',
		'',
	])('does not include: %s', (text) => {
		const thing = { message: text };
		expect(redact(thing, [tokenPattern])).toBe(thing);
	});
});

describe('the secrets of a credential', () => {
	it('are the token of an access token credential', () => {
		const credential = {
			accessToken: ` ${token}`,
			apiAddress: 'https://api.supabase.com',
			readOnly: true,
		};
		expect(secretsOfCredential(credential)).toEqual([` ${token}`, token]);
	});

	it.each([
		['an object', (data: object) => data],
		['text', (data: object) => JSON.stringify(data)],
	])('are those of OAuth2, with tokens stored as %s', (_how, keep) => {
		const credential = {
			clientId: 'client-id-0123',
			clientSecret: 'client-secret',
			oauthTokenData: keep({
				access_token: 'access-token',
				refresh_token: 'refresh-token',
				id_token: 'id-token-',
				token_type: 'Bearer-type',
				scope: 'everything',
			}) as object,
		};
		expect(secretsOfCredential(credential as never)).toEqual([
			'client-secret',
			'access-token',
			'refresh-token',
			'id-token-',
		]);
	});

	it('have at least 8 characters', () => {
		expect(secretsOfCredential({ accessToken: '1234567', clientSecret: '12345678' })).toEqual([
			'12345678',
		]);
	});

	it('are empty if there are none', () => {
		for (const oauthTokenData of [
			'broken{',
			'null',
			'7',
			'"access_token"',
			'',
			null,
			undefined,
			7,
		]) {
			expect(secretsOfCredential({ oauthTokenData } as never)).toEqual([]);
		}
		expect(without('everything', ...secretsOfCredential({}))).toBe('everything');
	});
});
