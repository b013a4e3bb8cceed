import fc from 'fast-check';
import type { IDataObject, INode } from 'n8n-workflow';

import {
	fieldWithHidden,
	hidden,
	hideSecrets,
	refuseHidden,
} from '../../nodes/SupabaseManagement/v1/request/answer/hideSecrets';
import { secretsOf } from '../../nodes/SupabaseManagement/v1/request/answer/secrets';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';

describe('a field that is not in any table', () => {
	const shownOf = (json: IDataObject) =>
		hideSecrets('GET /v1/projects/{ref}/health', [{ json }])[0]!.json;

	it.each(['db_password', 'smtpPass', 'external_new_secret', 'apiKey', 'refresh_token', 'jwt'])(
		'is hidden if its name is %s',
		(name) => {
			expect(shownOf({ inner: [{ [name]: 'very-secret' }] })).toEqual({
				inner: [{ [name]: hidden }],
			});
		},
	);

	it.each(['name', 'key', 'verify_jwt_at', 'password_updated_at', 'token_type', 'secret_name'])(
		'is shown if its name is %s',
		(name) => expect(shownOf({ [name]: 'x' })).toEqual({ [name]: 'x' }),
	);

	it('is shown if it is a boolean, a number, or not set', () => {
		const json = { verify_jwt: true, secrets: 4, password: null, token: '', other: [null, 7] };
		expect(shownOf(json)).toEqual(json);
	});
});

const askedFor = Object.entries(secretsOf).flatMap(([key, secrets]) =>
	(secrets!.askedFor ?? []).map((name) => [key as OperationKey, name] as const),
);

it.each(askedFor)('%s shows %s, which it is meant to return', (key, name) => {
	for (const value of ['sb_secret_0123456789abcdef', [{ password: 'asked for' }]]) {
		const items = [{ json: { data: { [name]: value } } }];
		expect(hideSecrets(key, items)).toEqual(items);
	}
});

it('shows the rows of a query unchanged', () => {
	const items = [{ json: { password: 'asked for' } }];
	expect(hideSecrets('POST /v1/projects/{ref}/database/query', items)).toEqual(items);
});

it('shows digests of secrets, but never the secrets', () => {
	const digest = 'a'.repeat(64);
	const [item] = hideSecrets('GET /v2/projects/{ref}/config', [
		{ json: { auth: { smtp_pass: digest, external_x_secret: 'abc-very-secret' } } },
	]);
	expect(item!.json).toEqual({ auth: { smtp_pass: digest, external_x_secret: hidden } });
});

it('hides headers in upper and lower case, and shows the others', () => {
	const json = { response_headers: { 'Set-Cookie': 'very-secret', 'Content-Type': 'text/html' } };
	const [item] = hideSecrets('GET /v2/projects/{ref}/webhooks/deliveries/{id}', [{ json }]);
	expect(item!.json).toEqual({
		response_headers: { 'Set-Cookie': hidden, 'Content-Type': 'text/html' },
	});
});

it('hides secrets and addresses in objects that the contract does not describe', () => {
	const json = { git_config: { auth: { token: 'very-secret' }, remotes: ['https://u:p@x/y'] } };
	const [item] = hideSecrets('GET /v1/projects/{ref}/actions/{run_id}', [{ json }]);
	expect(item!.json).toEqual({
		git_config: { auth: { token: hidden }, remotes: [`https://${hidden}@x/y`] },
	});
});

it('hides data that is nested too deeply to search', () => {
	let json: IDataObject = { db_pass: 'very-secret' };
	for (let depth = 0; depth < 50_000; depth++) json = { json };
	const [item] = hideSecrets('GET /v1/branches/{branch_id_or_ref}', [{ json }]);
	expect(JSON.stringify(item)).not.toContain('very-secret');
});

describe('the placeholder of a secret', () => {
	it.each([
		['as a whole', { a: { b: hidden } }, 'a.b'],
		['in an older version', { a: '(hidden: see Reveal Secrets under Request Options)' }, 'a'],
		['in an address', { urls: ['x', `postgres://${hidden}@db.example.com`] }, 'urls.1'],
		['in an escaped address', { url: `https://x/?a=${encodeURIComponent(hidden)}` }, 'url'],
		['in a longer text', { query: `alter role a password '${hidden}'` }, 'query'],
		['as the whole body', hidden, 'The body'],
	])('is found %s', (_where, body, field) => expect(fieldWithHidden(body)).toBe(field));

	it('is found in an object that contains itself', () => {
		const circle: IDataObject = { a: 'b' };
		circle.self = circle;
		expect(fieldWithHidden(circle)).toBeUndefined();
		expect(fieldWithHidden({ circle, last: hidden })).toBe('last');
	});

	it('is not found in anything else', () => {
		fc.assert(fc.property(fc.jsonValue(), (body) => fieldWithHidden(body) === undefined));
		expect(fieldWithHidden({ note: '(hidden: see the docs)', file: Buffer.from(hidden) })).toBe(
			undefined,
		);
	});
});

describe('masking', () => {
	const key: OperationKey = 'GET /v1/projects/{ref}/health';
	const shown = (json: unknown) => hideSecrets(key, [{ json: json as IDataObject }])[0]!.json;

	it('keeps the structure, so that unset values stay visible', () => {
		const list = ['y', '', null, undefined, { b: 7 }];
		const password = { a: 'x', list, empty: {}, none: null, no: '' };
		expect(shown({ db_password: password })).toEqual({
			db_password: {
				a: hidden,
				list: [hidden, '', null, undefined, { b: hidden }],
				empty: {},
				none: null,
				no: '',
			},
		});
	});

	it('returns a copy, or the same object if it contains no secret', () => {
		const list = [{ name: 'x' }];
		const item = { json: { list, other: { db_password: 'very-secret' } } };
		const [copy] = hideSecrets(key, [item]);
		expect(copy!.json).toEqual({ list, other: { db_password: hidden } });
		expect(copy!.json.list).toBe(list);
		expect(item.json.other.db_password).toBe('very-secret');
		const harmless = { json: { list }, pairedItem: 3 };
		expect(hideSecrets(key, [harmless])[0]).toBe(harmless);
		const withMore = { ...item, pairedItem: 3 };
		expect(hideSecrets(key, [withMore])[0]).toMatchObject({ pairedItem: 3 });
	});

	it('is a writable field, as in the original', () => {
		const json = { db_password: 'very-secret' };
		expect(Object.getOwnPropertyDescriptors(shown(json))).toEqual(
			Object.getOwnPropertyDescriptors({ db_password: hidden }),
		);
	});

	it('also masks a field with the name __proto__', () => {
		const json = JSON.parse('{"__proto__":{"db_password":"very-secret"}}') as IDataObject;
		const result = shown(json);
		expect(JSON.stringify(result)).toBe(`{"__proto__":{"db_password":"${hidden}"}}`);
		expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
	});

	it.each([100, 101, 102])('hides data at depth %i too', (depth) => {
		let json: unknown = { db_password: 'very-secret', name: 'x' };
		for (let inner = 1; inner < depth; inner++) json = { a: json };
		const text = JSON.stringify(shown(json));
		expect(text).not.toContain('very-secret');
		expect(text.includes('"name":"x"')).toBe(depth <= 101);
	});

	it('hides data in nested lists', () => {
		expect(shown({ a: [[{ db_password: 'very-secret' }, 'x']] })).toEqual({
			a: [[{ db_password: hidden }, 'x']],
		});
	});
});

describe('masking an object with addresses', () => {
	const key: OperationKey = 'GET /v2/projects/{ref}/analytics/log-drains';
	const field = 'url';
	const shown = (value: unknown) =>
		hideSecrets(key, [{ json: { [field]: value } as IDataObject }])[0]!.json[field];
	const address = 'https://u:p@example.com/';
	const masked = `https://${hidden}@example.com/`;

	it('shows values that are not strings', () => {
		for (const value of [7, true, null]) expect(shown(value)).toBe(value);
	});

	it('masks strings at any depth, and fields that sound secret completely', () => {
		expect(shown({ a: [address, { b: address, api_key: { c: 'very-secret' } }] })).toEqual({
			a: [masked, { b: masked, api_key: { c: hidden } }],
		});
	});

	it('hides data that is nested too deeply', () => {
		let value: unknown = { c: address };
		for (let depth = 0; depth < 120; depth++) value = depth % 2 ? [value] : { a: value };
		expect(JSON.stringify(shown(value))).not.toContain('u:p@');
		expect(JSON.stringify(shown(value))).toContain(hidden);
	});
});

describe('deeply nested data', () => {
	/** One operation has fields of every kind. */
	const key: OperationKey = 'GET /v2/projects/{ref}/analytics/log-drains';
	const kinds = ['other', 'headers', 'db_password', 'url'];

	const nested = (levels: number, isList: boolean): unknown => {
		let value: unknown = 7;
		for (let level = 0; level < levels; level++) value = isList ? [value] : { a: value };
		return value;
	};
	const levelsOf = (value: unknown): number =>
		typeof value === 'object' && value !== null ? 1 + levelsOf(Object.values(value)[0]) : 0;

	it.each(kinds.flatMap((name) => [true, false].map((isList) => ({ name, isList }))))(
		'is hidden from the same level: $name, lists: $isList',
		({ name, isList }) => {
			const shown = (levels: number) =>
				hideSecrets(key, [{ json: { [name]: nested(levels, isList) } as IDataObject }])[0]!.json;
			// The item is level 0.
			expect(levelsOf(shown(100))).toBe(101);
			expect(levelsOf(shown(101))).toBe(101);
			expect(JSON.stringify(shown(101))).toContain(hidden);
			const isMasked = name === 'headers' || name === 'db_password';
			expect(JSON.stringify(shown(100)).includes('7')).toBe(!isMasked);
		},
	);

	it('is hidden from that level in a secret inside addresses', () => {
		const shown = (levels: number) =>
			hideSecrets(key, [{ json: { url: { api_key: nested(levels, false) } } as IDataObject }])[0]!
				.json;
		expect(levelsOf(shown(99))).toBe(101);
		expect(levelsOf(shown(100))).toBe(101);
	});
});

it('the placeholder of a secret is refused, naming the item', () => {
	const place = { node: { name: 'Supabase' } as INode, itemIndex: 3 };
	expect(() => refuseHidden({ a: 'x' }, place)).not.toThrow();
	let thrown: unknown;
	try {
		refuseHidden({ config: { smtp_pass: hidden } }, place);
	} catch (error) {
		thrown = error;
	}
	expect(thrown).toMatchObject({
		message: 'config.smtp_pass contains the placeholder of a hidden secret',
		description:
			'The node hides secrets in responses. Leave this field out, enter its real value, or turn on Settings → Request Options → Reveal Secrets in the node that reads it. Nothing was sent to Supabase.',
		context: { itemIndex: 3 },
	});
});

it('if there are several placeholders, the first one is named', () => {
	expect(fieldWithHidden({ a: 'x', b: [{ c: hidden }], d: hidden })).toBe('b.0.c');
	expect(fieldWithHidden({ a: `+%28hidden:+Reveal+Secrets+%29` })).toBe('a');
	expect(fieldWithHidden({ a: '%28hidden%3A%20Reveal%20Secrets%29%zz%ff' })).toBe('a');
	expect(fieldWithHidden({ a: '%ff%28hidden%3A%20Reveal%20Secrets%29%ff' })).toBe('a');
	expect(fieldWithHidden('(hidden%3A%20Reveal%20Secrets)')).toBe('The body');
});
