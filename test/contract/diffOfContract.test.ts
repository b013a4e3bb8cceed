import { join } from 'node:path';

import { compare, type Difference } from '../../contract/diff/compare.ts';
import type { Document, Operation, Schema } from '../../contract/diff/document.ts';
import { operationsOf } from '../../contract/diff/operations.ts';
import { readDocument } from '../../contract/diff/read.ts';
import { summary } from '../../contract/diff/report.ts';

const contractFile = join(__dirname, '..', '..', 'contract', 'openapi.json');

let contract: Document;
beforeAll(async () => {
	contract = await readDocument(contractFile);
});

const differences = (ours: Document, theirs: Document) =>
	compare(operationsOf(ours), operationsOf(theirs));

describe('our own contract', () => {
	it('has no differences from itself', () => {
		expect(differences(contract, contract)).toEqual([]);
	});

	it('has no differences from itself in the format of Supabase’s documents', () => {
		const published: Document = { openapi: '3.1.0', paths: {} };
		for (const [path, method, declared] of operationsIn(contract)) {
			const { 'x-permissions': permissions, ...operation } = respelled(declared) as Operation;
			operation.security = (permissions as string[][]).map((all) => ({ fga_permissions: all }));
			operation['x-badges'] = [{ name: 'Some words' }];
			published.paths[path] = { ...published.paths[path], [method]: operation };
		}
		expect(differences(contract, published)).toEqual([]);
	});

	/** Possible changes of any operation; undefined if the operation has nothing to change. */
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
			what: 'a removed parameter',
			mutate: (operation) => {
				const all = operation.parameters ?? [];
				const index = all.findIndex((each) => each.in !== 'path');
				return index >= 0 && all.splice(index, 1);
			},
			found: { kind: 'removed', part: 'parameter' },
		},
		{
			what: 'a parameter with another type',
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
			what: 'a removed field of the body',
			mutate: (operation) => {
				const [first] = objectsOf(bodyOf(operation)).flatMap((each) => Object.keys(each));
				return objectsOf(bodyOf(operation)).map((each) => delete each[first!]).length;
			},
			found: { kind: 'removed', part: 'body' },
		},
		{
			what: 'a field of the body with another type',
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
			what: 'a removed field of the answer',
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

	it.each(mutations)('reports $what in one line', ({ mutate, found }) => {
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

	it('reports a removed operation in one line', () => {
		for (const [path, method, declared] of operationsIn(contract)) {
			const key = `${method.toUpperCase()} ${path}`;
			const all = differences(besideAnother({ [path]: { [method]: declared } }), besideAnother({}));
			expect(all).toMatchObject([{ kind: 'removed', part: 'operation', key }]);
		}
	});

	it('reports a new operation in one line', () => {
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

/** The JSON body, or that of a form if there is no JSON, or nothing. */
function bodyOf({ requestBody }: Operation): Schema | undefined {
	const contents = Object.values(requestBody?.content ?? {});
	return contents.length === 1 ? contents[0]!.schema : undefined;
}

function answerOf({ responses = {} }: Operation): Schema | undefined {
	const success = Object.entries(responses).filter(([status]) => status.startsWith('2'));
	return success.length === 1 ? success[0]![1].content?.['application/json']?.schema : undefined;
}

/** The properties of a schema that is an object without alternatives, otherwise nothing. */
function objectsOf(schema: Schema | undefined): Array<Record<string, Schema>> {
	return schema?.properties !== undefined && Object.keys(schema.properties).length > 1
		? [schema.properties]
		: [];
}

/** The same schema in the notation of OpenAPI 3.1, with descriptions. */
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
