import { readFileSync } from 'node:fs';
import path from 'node:path';

import Ajv from 'ajv';

import type { JsonSchema } from '../../contract/outputs/shape';

const root = path.join(__dirname, '..', '..');

/** @returns what the node returns, as the published file says it */
export function readSchema(resource: string, operation: string): JsonSchema {
	const folder = 'nodes/SupabaseManagement/__schema__/v1.0.0';
	const file = path.join(root, folder, resource, `${operation}.json`);
	return JSON.parse(readFileSync(file, 'utf8')) as JsonSchema;
}

/** @returns what a trigger returns, as the published file says it */
export function readTriggerSchema(node: string): JsonSchema {
	const file = path.join(root, 'nodes', node, '__schema__', 'v1.0.0.json');
	return JSON.parse(readFileSync(file, 'utf8')) as JsonSchema;
}

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });

/** @returns what a schema has against items; fields that it does not name are wrong too */
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

/** Names that n8n’s editor cannot write into an expression are in no schema. */
const withoutExpression = { '^(?![A-Za-z_$][\\w$]*$)': {} };

/** The same schema, in which objects have no fields but the named ones, if it names any. */
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

/** The types of every field at any depth, by its path; none where it can be anything. */
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
 * @param declared fields that can be anything there have no types here either
 * @returns the fields that items have
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
