import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { compare, type Difference } from '../../contract/diff/compare.ts';
import type { Document, Operation, Schema } from '../../contract/diff/document.ts';
import { operationsOf } from '../../contract/diff/operations.ts';
import { readDocument } from '../../contract/diff/read.ts';
import { report, summary } from '../../contract/diff/report.ts';

const root = join(__dirname, '..', '..');
const contractFile = join(root, 'contract', 'openapi.json');

let contract: Document;
beforeAll(async () => {
	contract = await readDocument(contractFile);
});

/** A document with one operation, `POST /v1/projects/{ref}/pause`, or what else is said of it. */
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

describe('two ways of saying the same', () => {
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

	it('a switch in the query that is sent as text', () => {
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

describe('of a field it says', () => {
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

	it('where it is, however deep', () => {
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

	it('that it is new, with all that it holds, in one line', () => {
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

	it('something of schemas that hold themselves, once', () => {
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

	it('does not remove other versions', () => {
		const ours: Document = {
			openapi: '3.0.3',
			paths: { '/v1/a': { get: {} }, '/v1/b': { get: {} }, '/v2/a': { get: {} } },
		};
		const theirs: Document = { openapi: '3.0.3', paths: { '/v1/a': { get: {} } } };
		expect(differences(ours, theirs)).toMatchObject([
			{ kind: 'removed', part: 'operation', key: 'GET /v1/b' },
		]);
	});

	it('does not remove permissions, scopes and plans if it has none at all', () => {
		expect(words(documentOf(operation), documentOf({}))).toEqual([]);
	});

	it('does remove those of one operation', () => {
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

it('knows an operation again when its path is written differently', () => {
	const ref = (name: string) => ({ name, in: 'path' as const, required: true, schema: {} });
	const ours = documentOf({ parameters: [ref('ref')] });
	const theirs = documentOf({ parameters: [ref('project')] }, '/v1/projects/{project}/pause');
	expect(words(ours, theirs)).toEqual(['The path is now /v1/projects/{project}/pause']);
});

describe('our own contract', () => {
	it('is what the contract is', () => {
		expect(differences(contract, contract)).toEqual([]);
	});

	it('is the same in the way that Supabase writes its documents', () => {
		const published: Document = { openapi: '3.1.0', paths: {} };
		for (const [path, method, declared] of operationsIn(contract)) {
			const { 'x-permissions': permissions, ...operation } = respelled(declared) as Operation;
			operation.security = (permissions as string[][]).map((all) => ({ fga_permissions: all }));
			operation['x-badges'] = [{ name: 'Some words' }];
			published.paths[path] = { ...published.paths[path], [method]: operation };
		}
		expect(differences(contract, published)).toEqual([]);
	});

	/** What can happen to any operation, or undefined where this one has no such thing. */
	const mutations: Array<{
		what: string;
		mutate: (operation: Operation) => unknown;
		found: Partial<Difference>;
	}> = [
		{
			what: 'deprecated',
			mutate: (operation) => !operation.deprecated && (operation.deprecated = true),
			found: { kind: 'changed', part: 'operation', words: 'Now deprecated' },
		},
		{
			what: 'a new parameter',
			mutate: (operation) =>
				(operation.parameters ??= []).push({
					name: 'new',
					in: 'query',
					schema: { type: 'string' },
				}),
			found: {
				kind: 'added',
				part: 'parameter',
				words: 'New: query parameter new: string, optional',
			},
		},
		{
			what: 'a parameter gone',
			mutate: (operation) => {
				const all = operation.parameters ?? [];
				const index = all.findIndex((each) => each.in !== 'path');
				return index >= 0 && all.splice(index, 1);
			},
			found: { kind: 'removed', part: 'parameter' },
		},
		{
			what: 'a parameter of another type',
			mutate: (operation) => {
				const found = operation.parameters?.find((each) => each.in !== 'path');
				return found && (found.schema = { ...found.schema, enum: ['new'] });
			},
			found: { kind: 'changed', part: 'parameter' },
		},
		{
			what: 'a new field of the body',
			mutate: (operation) =>
				objectsOf(bodyOf(operation)).map((each) => (each.new = { type: 'number' })).length,
			found: { kind: 'added', part: 'body', words: 'New: body field new: number, optional' },
		},
		{
			what: 'a field of the body gone',
			mutate: (operation) => {
				const [first] = objectsOf(bodyOf(operation)).flatMap((each) => Object.keys(each));
				return objectsOf(bodyOf(operation)).map((each) => delete each[first!]).length;
			},
			found: { kind: 'removed', part: 'body' },
		},
		{
			what: 'a field of the body of another type',
			mutate: (operation) => {
				const [first] = objectsOf(bodyOf(operation)).flatMap((each) => Object.keys(each));
				return objectsOf(bodyOf(operation)).map((each) => (each[first!] = { type: 'new' })).length;
			},
			found: { kind: 'changed', part: 'body' },
		},
		{
			what: 'a new field of the answer',
			mutate: (operation) =>
				objectsOf(answerOf(operation)).map((each) => (each.new = { type: 'number' })).length,
			found: { kind: 'added', part: 'answer', words: 'New: answer field new: number, optional' },
		},
		{
			what: 'a field of the answer gone',
			mutate: (operation) => {
				const [first] = objectsOf(answerOf(operation)).flatMap((each) => Object.keys(each));
				return objectsOf(answerOf(operation)).map((each) => delete each[first!]).length;
			},
			found: { kind: 'removed', part: 'answer' },
		},
		{
			what: 'a new status',
			mutate: (operation) => (operation.responses!['418'] = {}),
			found: { kind: 'added', part: 'status', words: 'New: Status 418' },
		},
		{
			what: 'other permissions',
			mutate: (operation) => (operation['x-permissions'] = [['new_write'], ['new_admin']]),
			found: { kind: 'changed', part: 'access' },
		},
		{
			what: 'another scope',
			mutate: (operation) => (operation['x-oauth-scope'] = 'new:write'),
			found: { kind: 'changed', part: 'access' },
		},
	];

	it.each(mutations)('has $what in one line', ({ mutate, found }) => {
		let tried = 0;
		for (const [path, method, declared] of operationsIn(contract)) {
			const changed = structuredClone(declared);
			if (!mutate(changed)) continue;
			tried++;
			const key = `${method.toUpperCase()} ${path}`;
			const all = differences(
				besideAnother({ [path]: { [method]: declared } }),
				besideAnother({ [path]: { [method]: changed } }),
			);
			expect(all).toMatchObject([{ key, ...found }]);
		}
		expect(tried).toBeGreaterThan(15);
	});

	it('has an operation gone in one line', () => {
		for (const [path, method, declared] of operationsIn(contract)) {
			const key = `${method.toUpperCase()} ${path}`;
			const all = differences(besideAnother({ [path]: { [method]: declared } }), besideAnother({}));
			expect(all).toMatchObject([{ kind: 'removed', part: 'operation', key }]);
		}
	});

	it('has a new operation in one line', () => {
		const theirs = structuredClone(contract);
		theirs.paths['/v1/projects/{ref}/functions/{function_slug}/logs'] = {
			get: { operationId: 'v1-get-function-logs' },
		};
		const all = differences(contract, theirs);
		expect(all).toMatchObject([
			{
				kind: 'added',
				key: 'GET /v1/projects/{ref}/functions/{function_slug}/logs',
				words: 'New operation v1-get-function-logs',
			},
		]);
		expect(summary(all)).toBe('Operations: 1 new, 0 removed, 0 changed.');
	});
});

it('says everything about an operation in one place', () => {
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

describe('the command', () => {
	let folder: string;
	let server: Server;
	let address: string;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'contract-diff-'));
		server = createServer((request, response) => {
			if (request.url !== '/openapi.yaml') response.writeHead(404).end();
			else response.end('openapi: 3.1.0\npaths:\n  /v1/new:\n    get: { operationId: v1-new }\n');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});
	afterAll(async () => {
		await new Promise((resolve) => server.close(resolve));
		await rm(folder, { recursive: true });
	});

	const run = async (...sources: string[]) =>
		await new Promise<{ code: number; output: string; complaint: string }>((resolve) => {
			const script = join(root, 'contract', 'diff', 'main.ts');
			execFile(process.execPath, [script, ...sources], (error, output, complaint) =>
				resolve({ code: Number(error?.code ?? 0), output, complaint }),
			);
		});

	const file = async (name: string, text: string) => {
		await writeFile(join(folder, name), text);
		return join(folder, name);
	};

	it('ends with 0 where nothing is new', async () => {
		expect(await run(contractFile)).toEqual({
			code: 0,
			output: 'The contract is up to date: 225 operations of v1 and v2.\n',
			complaint: '',
		});
	});

	it('ends with 1 where something is, and reads addresses, YAML and several documents', async () => {
		const other = await file('other.json', '{"openapi":"3.0.0","paths":{"/v3/a":{"get":{}}}}');
		const { code, output } = await run(`${address}/openapi.yaml`, other);
		expect(code).toBe(1);
		expect(output).toContain('GET /v1/new\n  + New operation v1-new\n');
		expect(output).toContain('GET /v3/a\n  + New operation\n');
		expect(output).toContain(
			'Operations: 2 new, 172 removed, 0 changed. Compared: 2 operations of v1 and v3.',
		);
	});

	it('ends with 2 where there is nothing to compare with, and says what to do', async () => {
		expect(await run()).toMatchObject({
			code: 2,
			complaint: expect.stringContaining('npm run contract:diff -- https://'),
		});
		expect(await run(join(folder, 'nowhere.json'))).toMatchObject({
			code: 2,
			output: '',
			complaint: expect.stringContaining('Enter the path of an existing file'),
		});
		expect(await run(`${address}/nowhere`)).toMatchObject({
			code: 2,
			complaint: expect.stringContaining('Open the URL in a browser'),
		});
	});

	it.each([
		['a page', '<!doctype html><title>API</title>'],
		['half a document', '{"openapi":"3.0.0","paths":{'],
		['another kind of document', '{"swagger":"2.0","paths":{}}'],
		['no paths', '{"openapi":"3.0.0"}'],
		[
			'a reference that leads nowhere',
			'{"openapi":"3.0.0","paths":{"/v1/a":{"$ref":"#/no/where"}}}',
		],
	])('ends with 2 at %s', async (what, text) => {
		const source = await file(`${what}.json`, text);
		const { code, output, complaint } = await run(source);
		expect({ code, output }).toEqual({ code: 2, output: '' });
		expect(complaint).toContain(`${source} is not a`);
		expect(complaint).not.toContain('    at ');
	});

	it('never opens what a document points to outside of itself', async () => {
		const secret = await file('secret.json', '{"get":{"operationId":"v1-secret"}}');
		const source = await file(
			'refers.json',
			JSON.stringify({ openapi: '3.0.0', paths: { '/v9/a': { $ref: secret } } }),
		);
		expect((await run(source)).output).not.toContain('v1-secret');
	});
});

/** A document that mentions everything, in both versions. */
function besideAnother(paths: Document['paths']): Document {
	const other: Operation = {
		'x-permissions': [['other']],
		'x-oauth-scope': 'other:read',
		'x-allowed-plans': ['Pro'],
	};
	return {
		openapi: '3.0.3',
		paths: { ...paths, '/v1/other': { get: other }, '/v2/other': { get: other } },
	};
}

function operationsIn(document: Document): Array<[string, string, Operation]> {
	return Object.entries(document.paths).flatMap(([path, item]) =>
		Object.entries(item).map(([method, operation]): [string, string, Operation] => [
			path,
			method,
			operation as Operation,
		]),
	);
}

/** The JSON body, that of a form where there is no JSON, or nothing. */
function bodyOf({ requestBody }: Operation): Schema | undefined {
	const contents = Object.values(requestBody?.content ?? {});
	return contents.length === 1 ? contents[0]!.schema : undefined;
}

function answerOf({ responses = {} }: Operation): Schema | undefined {
	const success = Object.entries(responses).filter(([status]) => status.startsWith('2'));
	return success.length === 1 ? success[0]![1].content?.['application/json']?.schema : undefined;
}

/** The properties of a schema that is an object and no choice, else nothing. */
function objectsOf(schema: Schema | undefined): Array<Record<string, Schema>> {
	return schema?.properties !== undefined && Object.keys(schema.properties).length > 1
		? [schema.properties]
		: [];
}

/** The same facts in the words of OpenAPI 3.1, with words around them. */
function respelled(thing: unknown, known = new Map<unknown, unknown>()): unknown {
	if (typeof thing !== 'object' || thing === null) return thing;
	if (known.has(thing)) return known.get(thing);
	if (Array.isArray(thing)) {
		const list: unknown[] = [];
		known.set(thing, list);
		list.push(...thing.map((each) => respelled(each, known)));
		return list;
	}
	const copy: Record<string, unknown> = {};
	known.set(thing, copy);
	for (const [key, value] of Object.entries(thing)) copy[key] = respelled(value, known);
	if (copy.nullable === true && typeof copy.type === 'string') {
		copy.type = [copy.type, 'null'];
		delete copy.nullable;
	}
	if (Array.isArray(copy.anyOf) && copy.oneOf === undefined) {
		copy.oneOf = copy.anyOf.reverse();
		delete copy.anyOf;
	}
	if (copy.exclusiveMinimum === true) {
		copy.exclusiveMinimum = copy.minimum;
		delete copy.minimum;
	}
	if (typeof copy.type === 'string') copy.description = 'Some words';
	return copy;
}
