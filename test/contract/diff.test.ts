import { compare } from '../../contract/diff/compare.ts';
import type { Document, Operation, Schema } from '../../contract/diff/document.ts';
import { operationsOf } from '../../contract/diff/operations.ts';
import { report } from '../../contract/diff/report.ts';

/** A document with one operation, `POST /v1/projects/{ref}/pause`, or with the given values. */
function documentOf(operation: Operation, path = '/v1/projects/{ref}/pause'): Document {
	return { openapi: '3.0.3', paths: { [path]: { post: operation } } };
}

const withBody = (schema: Schema): Document =>
	documentOf({ requestBody: { content: { 'application/json': { schema } } } });

const withField = (schema: Schema) =>
	withBody({ type: 'object', properties: { field: schema, other: { type: 'string' } } });

const differences = (ours: Document, theirs: Document) =>
	compare(operationsOf(ours), operationsOf(theirs));

const words = (ours: Document, theirs: Document) =>
	differences(ours, theirs).map((difference) => difference.words);

describe('two notations with the same meaning', () => {
	it.each<[string, Schema, Schema]>([
		['words', { type: 'string' }, { type: 'string', description: 'Words', title: 'W', example: 1 }],
		['null', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
		[
			'null, as a choice',
			{ type: 'string', nullable: true },
			{ anyOf: [{ type: 'string' }, { type: 'null' }] },
		],
		['anything, null too', {}, { nullable: true }],
		['a constant', { type: 'string', enum: ['a'] }, { const: 'a' }],
		[
			'the order of values',
			{ type: 'string', enum: ['a', 'b'] },
			{ type: 'string', enum: ['b', 'a'] },
		],
		[
			'values, as choices',
			{ type: 'string', enum: ['a', 'b'] },
			{ oneOf: [{ const: 'b' }, { const: 'a' }] },
		],
		[
			'choices',
			{ anyOf: [{ type: 'string' }, { type: 'number' }] },
			{ oneOf: [{ type: 'number' }, { type: 'string' }] },
		],
		[
			'a bound of its own',
			{ type: 'number', minimum: 0, exclusiveMinimum: true },
			{ type: 'number', exclusiveMinimum: 0 },
		],
		['a bound that is none', { type: 'integer' }, { type: 'integer', maximum: 9007199254740991 }],
		[
			'the expression of a format',
			{ type: 'string', format: 'uuid' },
			{ type: 'string', format: 'uuid', pattern: '^.{36}$' },
		],
		['a default', { type: 'boolean', default: 'true' }, { type: 'boolean', default: true }],
		[
			'parts',
			{
				type: 'object',
				properties: { a: { type: 'string' }, b: { type: 'string' } },
				required: ['a', 'b'],
			},
			{
				allOf: [
					{ type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
					{ properties: { b: { type: 'string' } }, required: ['b'] },
				],
			},
		],
	])('%s', (_what, ours, theirs) => {
		expect(words(withField(ours), withField(theirs))).toEqual([]);
	});

	it('permissions in the security requirements', () => {
		const ours = documentOf({ 'x-permissions': [['b', 'a'], ['c']] });
		for (const theirs of [
			documentOf({ 'x-fga-permissions': [['c'], ['a', 'b']] }),
			documentOf({
				security: [{ bearer: [] }, { fga_permissions: ['a', 'b'] }, { fga_permissions: ['c'] }],
			}),
		]) {
			expect(words(ours, theirs)).toEqual([]);
		}
	});

	it('a boolean in the query that is sent as text', () => {
		const withQuery = (schema: Schema) =>
			documentOf({ parameters: [{ name: 'force', in: 'query', schema }] });
		expect(
			words(
				withQuery({ anyOf: [{ type: 'string' }, { type: 'boolean' }] }),
				withQuery({ type: 'boolean' }),
			),
		).toEqual([]);
	});
});

describe('reports a change of a field:', () => {
	it.each<[Schema, Schema, string]>([
		[{ type: 'string' }, { type: 'integer' }, 'integer, was string'],
		[{ type: 'string' }, { type: 'string', nullable: true }, 'null or string, was string'],
		[
			{ type: 'string', maxLength: 5 },
			{ type: 'string', maxLength: 9 },
			'at most 9 characters, was 5',
		],
		[{ type: 'string', maxLength: 5 }, { type: 'string' }, 'no longer at most 5 characters'],
		[{ type: 'number' }, { type: 'number', exclusiveMinimum: 3 }, 'at least 3, but not 3 itself'],
		[{ type: 'array', maxItems: 2 }, { type: 'array', maxItems: 3 }, 'at most 3 entries, was 2'],
		[{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }, 'may now also be c, and may no longer be a'],
		[{ enum: ['a'] }, { type: 'string' }, 'no longer one of a'],
		[{ type: 'string' }, { type: 'string', format: 'uuid' }, 'format uuid'],
		[{ type: 'string', pattern: '^a' }, { type: 'string', pattern: '^b' }, 'pattern ^b, was ^a'],
		[{ type: 'string' }, { type: 'string', default: 'a' }, 'default a'],
		[{ type: 'string' }, { type: 'string', deprecated: true }, 'now deprecated'],
		[
			{ type: 'string', maxLength: 5 },
			{ type: 'integer', maximum: 7 },
			'integer, was string; at most 7; no longer at most 5 characters',
		],
	])('%j, then %j', (ours, theirs, expected) => {
		expect(words(withField(ours), withField(theirs))).toEqual([`body field field: ${expected}`]);
	});

	it('with its place, at any depth', () => {
		const within = (schema: Schema) =>
			withField({
				type: 'array',
				items: {
					type: 'object',
					additionalProperties: { anyOf: [{ properties: { deep: schema } }] },
				},
			});
		expect(words(within({ type: 'string' }), within({ type: 'number' }))).toEqual([
			'body field field[].*.deep: number, was string',
		]);
	});

	it('with its type and everything in it, in one line, if it is new', () => {
		const theirs = withField({
			type: 'object',
			required: ['hour'],
			properties: {
				hour: { type: 'integer', maximum: 23 },
				days: { type: 'array', items: { type: 'string' } },
			},
		});
		expect(
			words(withBody({ type: 'object', properties: { other: { type: 'string' } } }), theirs),
		).toEqual([
			'New: body field field: object, optional, with hour (integer, required, at most 23), days (array, optional), days[] (string, required)',
		]);
	});

	it('of recursive schemas once', () => {
		const tree = (leaf: Schema) => {
			const schema: Schema = { type: 'object', properties: { leaf } };
			schema.properties!.branches = { type: 'array', items: schema };
			return withField(schema);
		};
		expect(words(tree({ type: 'string' }), tree({ type: 'string' }))).toEqual([]);
		expect(words(tree({ type: 'string' }), tree({ type: 'number' }))).toEqual([
			'body field field.leaf: number, was string',
		]);
	});
});

describe('a document that covers less', () => {
	const operation: Operation = {
		'x-oauth-scope': 'projects:write',
		'x-permissions': [['a']],
		'x-allowed-plans': ['Pro'],
	};

	it('removes no other versions', () => {
		const ours: Document = {
			openapi: '3.0.3',
			paths: { '/v1/a': { get: {} }, '/v1/b': { get: {} }, '/v2/a': { get: {} } },
		};
		const theirs: Document = { openapi: '3.0.3', paths: { '/v1/a': { get: {} } } };
		expect(differences(ours, theirs)).toMatchObject([
			{ kind: 'removed', part: 'operation', key: 'GET /v1/b' },
		]);
	});

	it('removes no permissions, scopes and plans if it has none at all', () => {
		expect(words(documentOf(operation), documentOf({}))).toEqual([]);
	});

	it('removes those of one operation', () => {
		const theirs = documentOf({});
		theirs.paths['/v1/other'] = { get: operation };
		const ours = documentOf(operation);
		ours.paths['/v1/other'] = { get: operation };
		expect(words(ours, theirs)).toEqual([
			'Permission: none; was a',
			'Plans: none; was Pro',
			'OAuth scope: none; was projects:write',
		]);
	});
});

it('recognizes an operation whose placeholders have other names', () => {
	const ref = (name: string) => ({ name, in: 'path' as const, required: true, schema: {} });
	const ours = documentOf({ parameters: [ref('ref')] });
	const theirs = documentOf({ parameters: [ref('project')] }, '/v1/projects/{project}/pause');
	expect(words(ours, theirs)).toEqual(['The path is now /v1/projects/{project}/pause']);
});

it('lists all changes of an operation together', () => {
	const ours = documentOf({ 'x-oauth-scope': 'a:read' });
	const theirs = documentOf({
		'x-oauth-scope': 'a:write',
		deprecated: true,
		parameters: [{ name: 'hard', in: 'query', schema: { type: 'boolean' } }],
	});
	expect(report(differences(ours, theirs))).toBe(
		[
			'POST /v1/projects/{ref}/pause',
			'  ~ Now deprecated',
			'  + New: query parameter hard: boolean, optional',
			'  ~ OAuth scope: a:write; was a:read',
		].join('\n'),
	);
});
