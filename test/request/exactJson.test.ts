import fc from 'fast-check';
import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';

import {
	ExactNumber,
	exactNumber,
	holdsExactNumber,
	lostNumberIn,
	parseExact,
	stringifyExact,
} from '../../nodes/SupabaseManagement/v1/request/input/exactJson';
import { always, answerWith, stopAnswering } from '../harness/api';
import { runNode } from '../harness/engine';
import { description } from '../harness/operations';

/** Numbers that JavaScript parses as another value, or writes in another format. */
const literals = [
	'9007199254740993',
	'-9223372036854775808',
	'123456789012345678901234567890',
	'9007199254740992',
	'1.0',
	'-0',
	'0.10',
	'1e5',
	'1E-7',
	'1.7976931348623157e400',
	'3.14159265358979323846',
];

describe('exact JSON', () => {
	it.each(literals)('keeps %s', (literal) => {
		const text = `{"a":[${literal},{"b":${literal}}],"c":"${literal}"}`;
		expect(stringifyExact(parseExact(text))).toBe(text);
		expect(holdsExactNumber(parseExact(text))).toBe(true);
		expect(stringifyExact(exactNumber(literal))).toBe(literal);
	});

	it('keeps any JSON exactly as written', () => {
		const digits = fc.stringMatching(/^-?(0|[1-9]\d{0,30})(\.\d{1,20})?(e[+-]?\d{1,3})?$/);
		const text = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			fc.stringMatching(/^:*exact number:\d*$/),
		);
		const { json } = fc.letrec((tie) => ({
			json: fc.oneof(
				{ maxDepth: 4 },
				digits,
				text.map((each) => JSON.stringify(each)),
				fc.constantFrom('true', 'false', 'null'),
				fc.array(tie('json')).map((all) => `[${all.join(',')}]`),
				fc
					.uniqueArray(fc.tuple(text, tie('json')), { selector: ([name]) => name })
					.map(
						(all) =>
							`{${all.map(([name, value]) => `${JSON.stringify(name)}:${String(value)}`).join(',')}}`,
					),
			),
		}));
		fc.assert(
			fc.property(json, (written) => {
				const given = String(written);
				// JavaScript sorts integer-like names.
				fc.pre(!/"\d+":/.test(given));
				expect(stringifyExact(parseExact(given))).toBe(given);
			}),
		);
	});

	it('reads JSON without such numbers like JSON.parse', () => {
		fc.assert(
			fc.property(fc.json({ noUnicodeString: false }), (text) => {
				fc.pre(!holdsExactNumber(parseExact(text)));
				expect(parseExact(text)).toEqual(JSON.parse(text));
			}),
		);
	});

	it.each(['', '{', '01', '1.', '.5', '+1', 'NaN', "{'a': 1}", '{"a": 1,}', '1 2'])(
		'refuses %s',
		(text) => {
			expect(() => parseExact(text)).toThrow(SyntaxError);
			expect(exactNumber(text)).toBeUndefined();
		},
	);

	it('reads strings that look like its own markers', () => {
		const text = '{"exact number:1":"exact number:2","\\u0065xact number:":1.0}';
		expect(parseExact(text)).toEqual({
			'exact number:1': 'exact number:2',
			'exact number:': new ExactNumber('1.0'),
		});
	});

	it.each([
		[2 ** 53, 'It has lost its last digits'],
		[{ rows: [{ id: -(2 ** 60) }] }, 'It.rows.0.id has lost its last digits'],
		[{ share: NaN }, 'It.share is not a number'],
		[[Infinity], 'It.0 is not a number'],
		[{ id: 2 ** 53 - 1, share: 0.1, text: '9007199254740993' }, undefined],
		[parseExact('[9007199254740993]'), undefined],
	])('finds the rounded number in %j', (value, problem) => {
		expect(lostNumberIn(value, 'It')).toBe(problem);
	});
});

type Case = {
	resource: string;
	operation: string;
	/** What Supabase answers. */
	answer?: IDataObject;
	parameters: (text: string) => INodeParameters;
};

/** All kinds of fields in which JSON or a number can be typed. */
const fields: Record<string, Case> = {
	'query parameter of type Number': {
		resource: 'database',
		operation: 'runQuery',
		parameters: (value) => ({
			query: 'select $1',
			queryParameters: { parameter: [{ type: 'number', value }] },
		}),
	},
	'query parameter of type JSON': {
		resource: 'database',
		operation: 'runQuery',
		parameters: (value) => ({
			query: 'select $1',
			queryParameters: { parameter: [{ type: 'json', value: `{"a":${value}}` }] },
		}),
	},
	'settings as JSON': {
		resource: 'authConfig',
		operation: 'update',
		parameters: (value) => ({ specifySettings: 'json', settingsJson: `{"jwt_exp":${value}}` }),
	},
	'default of an SSO attribute': {
		resource: 'ssoProvider',
		operation: 'update',
		parameters: (defaultValue) => ({
			providerId: '0a1b2c3d-0000-4000-8000-000000000000',
			saml: {
				attributeMapping: {
					attributes: [{ attribute: 'a', names: 'b', isList: false, defaultValue }],
				},
			},
		}),
	},
	'claim of an API key': {
		resource: 'apiKey',
		operation: 'create',
		parameters: (value) => ({
			type: 'secret',
			name: 'ci_deploys',
			apiKeyAdditionalFields: { jwtTemplate: { claims: [{ name: 'a', value }] } },
		}),
	},
	'key of a third party': {
		resource: 'thirdPartyAuth',
		operation: 'create',
		parameters: (value) => ({ trust: { customJwks: `{"a":${value}}` } }),
	},
	'private signing key': {
		resource: 'signingKey',
		operation: 'create',
		parameters: (value) => ({
			algorithm: 'HS256',
			signingKeyAdditionalFields: { privateJwk: `{"kty":"oct","a":${value}}` },
		}),
	},
	'config of a log drain': {
		resource: 'logDrain',
		operation: 'create',
		parameters: (value) => ({
			name: 'a',
			destination: { clickhouse: { config: `{"a":${value}}` } },
		}),
	},
	'cells of a notebook': {
		resource: 'notebook',
		operation: 'create',
		parameters: (value) => ({
			name: 'a',
			notebookAdditionalFields: { cellsJson: `[{"a":${value}}]` },
		}),
	},
	'functions as JSON': {
		resource: 'edgeFunction',
		operation: 'updateMany',
		parameters: (value) => ({ functions: { list: [{ functions: `[{"version":${value}}]` }] } }),
	},
	'configuration as JSON': {
		resource: 'project',
		operation: 'applyConfiguration',
		answer: { data: { attributes: { api: { max_rows: 2 } } } },
		parameters: (value) => ({
			configurationSource: 'document',
			configurationDocument: `{"api":{"max_rows":${value}}}`,
			dryRun: false,
		}),
	},
	'secrets as JSON': {
		resource: 'edgeFunctionSecret',
		operation: 'upsert',
		parameters: (value) => ({ secrets: { json: [{ json: `{"A":${value}}` }] } }),
	},
};

it('covers every JSON field', () => {
	const tried = JSON.stringify(Object.values(fields).map(({ parameters }) => parameters('1')));
	const names = fieldsOfType('json', description.properties);
	expect(names.length).toBeGreaterThan(5);
	// The JSON with files contains only strings.
	expect(names.filter((name) => !tried.includes(`"${name}":`))).toEqual(['filesJson']);
});

/** The field names, including those inside collections. */
function fieldsOfType(type: string, properties: INodeProperties[]): string[] {
	return properties.flatMap((property) => {
		const inner = (property.options ?? []).flatMap((option) =>
			'values' in option ? option.values : 'type' in option ? [option] : [],
		);
		return [...(property.type === type ? [property.name] : []), ...fieldsOfType(type, inner)];
	});
}

describe.each(Object.entries(fields))(
	'%s',
	(_name, { resource, operation, answer = { functions: [] }, parameters }) => {
		afterEach(stopAnswering);

		const run = async (value: string) => {
			const requests = answerWith(always({ status: 200, body: answer }));
			const { error } = await runNode({
				parameters: {
					resource,
					operation,
					projectRef: 'abcdefghijklmnopqrst',
					...parameters(value),
				},
			});
			// Some operations read something first.
			return { sent: requests.find(({ method }) => method !== 'GET'), error };
		};

		it.each(['9007199254740993', '1.0'])('sends %s as typed', async (literal) => {
			const { sent, error } = await run(literal);
			expect(error).toBeUndefined();
			expect(sent?.headers['content-type']).toBe('application/json');
			expect(sent?.text).toMatch(new RegExp(`[:["]${literal.replace('.', '\\.')}[\\]},"]`));
			const isSecret = resource === 'edgeFunctionSecret';
			expect(sent?.text.includes(`"${literal}"`)).toBe(isSecret);
		});
	},
);

describe('a number that was rounded in an expression', () => {
	afterEach(stopAnswering);

	it.each([
		[
			'query parameter',
			{
				resource: 'database',
				operation: 'runQuery',
				query: 'select $1',
				queryParameters: { parameter: [{ type: 'text', value: '={{ $json.id }}' }] },
			},
			'Query Parameter $1 has lost its last digits',
		],
		[
			'JSON field',
			{
				resource: 'logDrain',
				operation: 'create',
				name: 'a',
				destination: { clickhouse: { config: '={{ { id: $json.id } }}' } },
			},
			'Config.id has lost its last digits',
		],
		[
			'secret',
			{
				resource: 'edgeFunctionSecret',
				operation: 'upsert',
				secrets: { pairs: [{ name: 'A', value: '={{ $json.id }}' }] },
			},
			'The value of A has lost its last digits',
		],
		[
			'number field',
			{
				resource: 'disk',
				operation: 'update',
				diskUpdateFields: { diskType: 'io2', iops: 3000, sizeGb: '={{ $json.id }}' },
			},
			expect.stringContaining('has lost its last digits'),
		],
		[
			'number in the query',
			{
				resource: 'project',
				operation: 'getHealth',
				services: ['db'],
				projectOptions: { timeout: '={{ $json.id }}' },
			},
			'timeout_ms has lost its last digits',
		],
	])('is refused in a %s, naming the field', async (_name, parameters, message) => {
		const requests = answerWith({ status: 200, body: {} });
		const { error } = await runNode({
			parameters: { projectRef: 'abcdefghijklmnopqrst', ...parameters } as INodeParameters,
			items: [{ json: { id: 2 ** 53 + 2 } }],
		});
		expect(error?.message).toEqual(message);
		expect(error?.message).not.toContain('900719');
		expect(requests).toEqual([]);
	});
});
