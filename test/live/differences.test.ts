import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import cloneDeep from 'lodash/cloneDeep';
import get from 'lodash/get';
import set from 'lodash/set';
import unset from 'lodash/unset';

import { Answers } from '../../sandbox/api/answers';
import { loadContract, type Contract } from '../../sandbox/api/contract';
import { closed, contract } from '../harness/contract';
import { differencesFrom } from './differences';
import { reads } from './reads';

const keys = [...new Set(reads.map(({ key }) => key))].filter(
	(key) => contract.get(key)!.answer !== undefined,
);

const ajv = addFormats(new Ajv({ strict: false, logger: false }));
for (const format of ['cidrv4', 'cidrv6', 'int64']) ajv.addFormat(format, true);

let generated: Map<string, unknown>;

beforeAll(async () => {
	const loaded: Contract = await loadContract();
	const answers = new Answers(loaded, 1);
	generated = new Map(
		keys.map((key) => {
			const { operationId, path } = contract.get(key)!;
			const operation = loaded.operations.find((each) => each.operationId === operationId)!;
			return [key, answers.json(operation, path)];
		}),
	);
});

type Path = Array<string | number>;

/** Every field at any depth; in a list, those of its first element. */
function pathsIn(value: unknown, path: Path = []): Path[] {
	if (typeof value !== 'object' || value === null) return [];
	const entries = Array.isArray(value) ? value.slice(0, 1).entries() : Object.entries(value);
	return [...entries].flatMap(([name, inner]) => {
		const here = [...path, name] as Path;
		return [here, ...pathsIn(inner, here)];
	});
}

/** The path of a field in a difference. */
const fieldOf = (path: Path) =>
	path
		.map((part) => (typeof part === 'number' ? '[]' : `.${part}`))
		.join('')
		.replace(/^\./, '');

/**
 * Spoils each field of each answer, and expects a difference that names it if the contract does not
 * allow the new value.
 *
 * @returns the number of spoiled fields
 */
function spoilEach(
	spoil: (value: object, path: Path) => void,
	isNamed: (difference: ReturnType<typeof differencesFrom>[number], path: Path) => boolean,
): number {
	let count = 0;
	for (const [key, value] of generated) {
		const schema = closed(contract.get(key)!.answer);
		for (const path of pathsIn(value)) {
			const spoiled = cloneDeep(value) as object;
			spoil(spoiled, path);
			if (ajv.validate(schema, spoiled)) continue;
			count++;
			const found = differencesFrom(schema, spoiled);
			if (!found.some((each) => isNamed(each, path))) {
				throw new Error(`${key} ${fieldOf(path)}: ${JSON.stringify(found)}`);
			}
		}
	}
	return count;
}

test('an answer that is valid according to the contract has no differences', () => {
	for (const [key, value] of generated) {
		expect([key, differencesFrom(closed(contract.get(key)!.answer), value)]).toEqual([key, []]);
	}
});

test('names each missing field', () => {
	const count = spoilEach(
		(value, path) => typeof path.at(-1) === 'string' && unset(value, path),
		({ field, got }, path) => field === fieldOf(path) && got === 'nothing',
	);
	expect(count).toBeGreaterThan(500);
});

test('names each field with another type', () => {
	const count = spoilEach(
		(value, path) => set(value, path, typeof get(value, path) === 'object' ? 7 : [7]),
		// The other type may be another valid alternative with invalid elements.
		({ field, got }, path) =>
			field.replace(/\[\]$/, '') === fieldOf(path).replace(/\[\]$/, '') && /number|array/.test(got),
	);
	expect(count).toBeGreaterThan(1000);
});

test('names each field that the contract does not have', () => {
	const count = spoilEach(
		(value, path) => set(value, [...path.slice(0, -1), 'new_field'], true),
		({ field, unknownName, got }, path) =>
			unknownName === 'new_field' && field === fieldOf(path.slice(0, -1)) && got === 'boolean',
	);
	expect(count).toBeGreaterThan(1000);
});

test('contains no part of a value', () => {
	const schema = {
		type: 'object',
		properties: {
			plan: { type: 'string', enum: ['free', 'pro'] },
			at: { type: 'string', format: 'date-time' },
			size: { type: 'number', maximum: 8 },
			ref: { type: 'string', maxLength: 20, pattern: '^[a-z]+$' },
			limits: { type: 'object', additionalProperties: { type: 'number' } },
			owner: { anyOf: [{ type: 'string' }, { type: 'number' }] },
		},
	};
	const value = {
		plan: 'secret plan',
		at: 'secret time',
		size: 4711,
		ref: 'SECRET '.repeat(5),
		limits: { secret: 'secret' },
		owner: { secret: true },
	};
	const differences = differencesFrom(schema, value);
	expect(differences).toEqual([
		{ field: 'plan', expected: 'one of the values of the contract', got: 'another string' },
		{ field: 'at', expected: 'string of the form date-time', got: 'another string' },
		{ field: 'size', expected: 'number <= 8', got: 'another number' },
		{ field: 'ref', expected: 'string with at most 20 characters', got: 'another string' },
		{ field: 'ref', expected: 'string of the contract’s form', got: 'another string' },
		{ field: 'limits.*', expected: 'number', got: 'string' },
		{ field: 'owner', expected: 'string or number', got: 'object' },
	]);
	expect(JSON.stringify(differences)).not.toMatch(/secret|4711/i);
});

test('ends with answers of any size and depth', () => {
	const list = { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } };
	const many = Array.from({ length: 200_000 }, (_, id) => ({ id, [`field_${id}`]: 1 }));
	expect(differencesFrom(closed(list), many)).toHaveLength(101);
	const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as unknown;
	expect(differencesFrom(closed(list), deep)).toEqual([
		{ field: '[]', expected: 'object', got: 'array' },
	]);
});
