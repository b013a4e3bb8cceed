import { readFileSync } from 'node:fs';
import path from 'node:path';

import Ajv from 'ajv';

import type { JsonSchema } from '../../contract/outputs/shape';

const root = path.join(__dirname, '..', '..');

/** @returns the published output schema of an operation */
export function readSchema(resource: string, operation: string): JsonSchema {
	const folder = 'nodes/SupabaseManagement/__schema__/v1.0.0';
	const file = path.join(root, folder, resource, `${operation}.json`);
	return JSON.parse(readFileSync(file, 'utf8')) as JsonSchema;
}

/** @returns the published output schema of a trigger */
export function readTriggerSchema(node: string): JsonSchema {
	const file = path.join(root, 'nodes', node, '__schema__', 'v1.0.0.json');
	return JSON.parse(readFileSync(file, 'utf8')) as JsonSchema;
}

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });

/**
 * @returns the differences between items and a schema, including fields that the schema does not
 * name
 */
export function problemsOfOutput(schema: JsonSchema, items: unknown[]): string[] {
	const validate = ajv.compile(closed(schema));
	return items.flatMap((item) =>
		validate(item)
			? []
			: validate.errors!.map(
					({ instancePath, message, params }) =>
						`${instancePath} ${message} ${JSON.stringify(params)}`,
				),
	);
}

/** Schemas have no names that n8n’s editor cannot write into an expression. */
const withoutExpression = { '^(?![A-Za-z_$][\\w$]*$)': {} };

/** The schema, with objects restricted to their named fields, if they name any. */
export function closed({ properties, items, ...schema }: JsonSchema): object {
	return {
		...schema,
		...(items && { items: closed(items) }),
		...(properties && {
			properties: Object.fromEntries(
				Object.entries(properties).map(([name, inner]) => [name, closed(inner)]),
			),
			patternProperties: withoutExpression,
			additionalProperties: false,
		}),
	};
}

/** The types of every field at any depth, by path; empty if the field can be anything. */
export type Fields = Record<string, string[]>;

/** @returns the fields that a schema names */
export function fieldsOfSchema(schema: JsonSchema): Fields {
	const fields: Record<string, Set<string>> = {};
	const walk = ({ type = [], nullable, properties = {}, items }: JsonSchema, at: string) => {
		fields[at] = new Set([type, nullable ? 'null' : []].flat());
		for (const [name, inner] of Object.entries(properties)) walk(inner, `${at}.${name}`);
		if (items !== undefined) walk(items, `${at}[]`);
	};
	walk(schema, '');
	return sorted(fields);
}

/**
 * @param declared Fields that can be anything in it get no types here either.
 * @returns the fields of the items
 */
export function fieldsOfItems(items: unknown[], declared: Fields): Fields {
	const fields: Record<string, Set<string>> = {};
	const walk = (value: unknown, at: string) => {
		const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
		fields[at] ??= new Set();
		if (declared[at]?.length !== 0) fields[at].add(type);
		if (typeof value !== 'object' || value === null) return;
		for (const [name, inner] of Object.entries(value)) {
			if (Array.isArray(value)) walk(inner, `${at}[]`);
			else if (/^[A-Za-z_$][\w$]*$/.test(name)) walk(inner, `${at}.${name}`);
		}
	};
	for (const item of items) walk(item, '');
	return sorted(fields);
}

const sorted = (fields: Record<string, Set<string>>): Fields =>
	Object.fromEntries(
		Object.entries(fields)
			.map(([at, types]) => [at, [...types].sort()] as const)
			.sort(([one], [other]) => (one < other ? -1 : 1)),
	);
