import fc from 'fast-check';

import {
	settingsIn,
	writeSettings,
} from '../../nodes/SupabaseManagement/v1/resources/edgeFunction/functionSettings';
import { readToml, WrongToml } from '../../nodes/SupabaseManagement/v1/resources/edgeFunction/toml';

describe('TOML', () => {
	it.each<[string, object]>([
		['# nothing\n\n', {}],
		['\uFEFFa = "x" # y\r\nb = \'#\'', { a: 'x', b: '#' }],
		['a.b."c d" = true\na.e = false', { a: { b: { 'c d': true }, e: false } }],
		['[a.b]\nc = 1\n[a]\nd = 1_000', { a: { b: { c: '1' }, d: '1_000' } }],
		['[[a]]\nb = 1\n[a.c]\nd = 2\n[[a]]', { a: [{ b: '1', c: { d: '2' } }, {}] }],
		['a = [\n  "x", # first\n  [true],\n]', { a: ['x', [true]] }],
		['a = { b = "}", c.d = [] }', { a: { b: '}', c: { d: [] } } }],
		['a = "true"\nb = true', { a: 'true', b: true }],
		['a = """\n[functions.x]\nb""c \\\n   d"""', { a: '[functions.x]\nb""c d' }],
		["a = '''\n[b]\\n'''", { a: '[b]\\n' }],
		['a = "\\t\\u00e9\\U0001F30D\\"\\\\"', { a: '\té🌍"\\' }],
		['a = 1979-05-27 07:32:00Z\nb = -1.5e3', { a: '1979-05-27 07:32:00Z', b: '-1.5e3' }],
		['__proto__ = "x"', JSON.parse('{ "__proto__": "x" }') as object],
	])('parses %j', (text, expected) => {
		expect(readToml(text)).toEqual(expected);
	});

	it.each([
		['a', 1],
		['a =\n', 1],
		['a = "x', 1],
		['b = 1\na = 1 2', 2],
		['a = 1\na = 2', 2],
		['[a', 1],
		['[a]]', 1],
		['a = [1', 1],
		['a = { b = 1', 1],
		['a = 1\n[a.b]', 2],
		['a = "\\x"', 1],
	])('refuses %j', (text, line) => {
		expect(() => readToml(text)).toThrow(WrongToml);
		expect(() => readToml(text)).toThrow(`line ${line} is not TOML`);
	});

	it('parses the settings that the node writes', () => {
		const settings = fc.record(
			{
				enabled: fc.boolean(),
				verify_jwt: fc.boolean(),
				entrypoint: fc.string({ minLength: 1, unit: 'grapheme' }),
				static_files: fc.array(fc.string({ unit: 'grapheme' })),
			},
			{ requiredKeys: [] },
		);
		const slugs = fc.stringMatching(/^[A-Za-z][\w-]{0,9}$/);
		fc.assert(
			fc.property(fc.dictionary(slugs, settings, { maxKeys: 3 }), (given) => {
				const bySlug = new Map(Object.entries(given));
				const read = settingsIn(writeSettings(bySlug), 'config.toml', 'x');
				expect(Object.fromEntries(read)).toEqual(given);
			}),
		);
	});
});
