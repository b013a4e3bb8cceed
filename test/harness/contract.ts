import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

import { readDocument } from '../../contract/document';

/*
 * A JSON schema, or another part of the contract. It is untyped, and its keys are read one by one.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Schema = any;

export type ContractParameter = { name: string; in: 'path' | 'query' | 'header'; schema: Schema };

export type ContractOperation = {
	operationId: string;
	method: string;
	/** With placeholders, such as `/v1/projects/{ref}`. */
	path: string;
	parameters: ContractParameter[];
	/** By media type; `$ref`s are resolved. */
	body: Record<string, Schema>;
	/** Schema of the successful JSON answer, if one is declared. */
	answer?: Schema;
	definition: Schema;
};

export type SentRequest = {
	method: string;
	path: string;
	query: Record<string, string | string[]>;
	headers?: Record<string, string>;
	body?: unknown;
};

const document: Schema = readDocument();

/** All operations of contract and overlay, by method and path, such as `GET /v1/projects/{ref}`. */
export const contract: ReadonlyMap<string, ContractOperation> = new Map(
	Object.entries<Schema>(document.paths).flatMap(([path, methods]) =>
		Object.entries<Schema>(methods).map(([method, definition]) => {
			const content: Record<string, Schema> = definition.requestBody?.content ?? {};
			const success = Object.entries<Schema>(definition.responses).find(([status]) =>
				status.startsWith('2'),
			);
			const operation: ContractOperation = {
				operationId: definition.operationId,
				method: method.toUpperCase(),
				path,
				parameters: (definition.parameters ?? []).map(resolve),
				body: Object.fromEntries(
					Object.entries(content).map(([type, { schema }]) => [type, resolve(schema)]),
				),
				answer: resolve(success?.[1].content?.['application/json']?.schema),
				definition,
			};
			return [`${operation.method} ${path}`, operation] as const;
		}),
	),
);

/** The operation of the contract that matches a request. */
export function operationCalled({
	method,
	path,
}: Pick<SentRequest, 'method' | 'path'>): ContractOperation {
	const candidates = [...contract.values()].filter(
		(operation) => operation.method === method && pattern(operation.path).test(path),
	);
	// `/projects/available-regions` also matches `/projects/{ref}`: fewer placeholders win.
	const [best] = candidates.sort((a, b) => a.path.split('{').length - b.path.split('{').length);
	if (best === undefined) throw new Error(`The contract has no ${method} ${path}`);
	return best;
}

function pattern(path: string): RegExp {
	const literal = path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+');
	return new RegExp(`^${literal}$`);
}

const ajv = addFormats(
	new Ajv({ strict: false, allErrors: true, coerceTypes: false, validateFormats: true }),
);
const ajvForText = addFormats(new Ajv({ strict: false, allErrors: true, coerceTypes: 'array' }));
for (const each of [ajv, ajvForText]) {
	each.addFormat('cidrv4', true);
	each.addFormat('cidrv6', true);
	each.addFormat('int64', true);
}

const validators = new WeakMap<object, ValidateFunction>();

/** @returns the reasons why the contract refuses a request; empty if it is valid */
export function problemsOfRequest(operation: ContractOperation, sent: SentRequest): string[] {
	const problems: string[] = [];

	const queryParameters = operation.parameters.filter((parameter) => parameter.in === 'query');
	const names = queryParameters.map(({ name }) => name);
	const query = nested(sent.query, names);
	for (const name of Object.keys(query)) {
		if (!names.includes(name)) problems.push(`query ${name} is not in the contract`);
	}
	for (const { name, schema, ...rest } of queryParameters) {
		if (query[name] === undefined) {
			if ((rest as Schema).required) problems.push(`query ${name} is missing`);
			continue;
		}
		problems.push(...check(ajvForText, closed(schema), query[name], `query ${name}`));
	}

	const schema =
		operation.body['application/json'] ??
		operation.body['application/x-www-form-urlencoded'] ??
		operation.body['multipart/form-data'];
	if (schema !== undefined && sent.body !== undefined && !(sent.body instanceof Buffer)) {
		problems.push(...check(ajv, closed(schema), sent.body, 'body'));
	}
	if (
		schema !== undefined &&
		sent.body === undefined &&
		operation.definition.requestBody.required
	) {
		if (Object.keys(operation.body).length === 1 && !allOptional(schema)) {
			problems.push('body is missing');
		}
	}
	if (Object.keys(operation.body).length === 0 && sent.body !== undefined) {
		problems.push('the contract has no body here');
	}
	return problems;
}

/**
 * @returns the reasons why the contract does not allow an answer; undeclared statuses are always
 * valid
 */
export function problemsOfAnswer(operation: ContractOperation, body: unknown): string[] {
	if (operation.answer === undefined) return [];
	return check(ajv, operation.answer, body, 'answer');
}

/**
 * The fields of a JSON body and the query parameters that a caller can choose, as paths such as
 * `body.region_selection.code` and `query.page.size`. The envelope of version 2 counts as a field
 * of its own; items of a list are `[]`.
 */
export function fieldsOf(operation: ContractOperation): Set<string> {
	const fields = new Set<string>();
	for (const { name, in: place, schema } of operation.parameters) {
		if (place !== 'path') collect(`${place}.${name}`, schema, fields);
	}
	for (const schema of Object.values(operation.body)) collect('body', schema, fields);
	fields.delete('body');
	return fields;
}

/** The paths of a request that was sent, in the same format. */
export function fieldsSent(operation: ContractOperation, sent: SentRequest): Set<string> {
	const names = operation.parameters.filter((each) => each.in === 'query').map(({ name }) => name);
	const fields = new Set<string>();
	const walk = (path: string, value: unknown) => {
		fields.add(path);
		if (Array.isArray(value)) value.forEach((element) => walk(`${path}[]`, element));
		else if (typeof value === 'object' && value !== null && !Buffer.isBuffer(value)) {
			for (const [name, inner] of Object.entries(value)) walk(`${path}.${name}`, inner);
		}
	};
	for (const [name, value] of Object.entries(nested(sent.query, names))) {
		walk(`query.${name}`, value);
	}
	for (const { name } of operation.parameters.filter((each) => each.in === 'header')) {
		if (sent.headers?.[name.toLowerCase()] !== undefined) fields.add(`header.${name}`);
	}
	if (sent.body !== undefined) walk('body', sent.body);
	return fields;
}

function collect(path: string, schema: Schema, fields: Set<string>): void {
	fields.add(path);
	if (schema === undefined || schema === null) return;
	for (const choices of [schema.anyOf, schema.oneOf, schema.allOf]) {
		for (const choice of choices ?? []) collect(path, choice, fields);
	}
	for (const [name, inner] of Object.entries<Schema>(schema.properties ?? {})) {
		collect(`${path}.${name}`, inner, fields);
	}
	const { items } = schema;
	if (items?.properties || items?.anyOf || items?.oneOf) collect(`${path}[]`, items, fields);
}

function check(validator: Ajv, schema: Schema, value: unknown, label: string): string[] {
	if (typeof schema !== 'object' || schema === null) return [];
	let validate = validators.get(schema);
	if (validate === undefined) {
		validate = validator.compile(schema);
		validators.set(schema, validate);
	}
	const copy = structuredClone(value);
	if (validate(copy)) return [];
	return (validate.errors ?? []).map(
		({ instancePath, message, params }) =>
			`${label}${instancePath} ${message} ${JSON.stringify(params)}`,
	);
}

const closedSchemas = new WeakMap<object, Schema>();

/** The schema, restricted to the fields that it names. */
export function closed(schema: Schema): Schema {
	if (typeof schema !== 'object' || schema === null) return schema;
	const known = closedSchemas.get(schema);
	if (known !== undefined) return known;
	const copy: Schema = Array.isArray(schema) ? [] : {};
	closedSchemas.set(schema, copy);
	for (const [key, value] of Object.entries(schema)) {
		copy[key] = key === 'allOf' ? value : closed(value);
	}
	if (copy.properties !== undefined && copy.additionalProperties === undefined) {
		copy.additionalProperties = false;
	}
	return copy;
}

function allOptional(schema: Schema): boolean {
	return (schema.required ?? []).length === 0;
}

/** `page[size]=5` is `{ page: { size: '5' } }`, unless a parameter has exactly that name. */
function nested(
	query: Record<string, string | string[]>,
	names: string[],
): Record<string, unknown> {
	const result: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(query)) {
		const match = /^(\w+)\[(\w+)\]$/.exec(name);
		if (match === null || names.includes(name)) result[name] = value;
		else result[match[1]!] = { ...(result[match[1]!] as object), [match[2]!]: value };
	}
	return result;
}

/** Replaces `$ref`s with their targets; a recursive schema stops at the second turn. */
function resolve(schema: Schema, open: string[] = []): Schema {
	if (typeof schema !== 'object' || schema === null) return schema;
	if (Array.isArray(schema)) return schema.map((each) => resolve(each, open));
	if (typeof schema.$ref === 'string') {
		const name = schema.$ref.split('/').pop()!;
		if (open.filter((each) => each === name).length > 1) return {};
		return resolve(document.components.schemas[name], [...open, name]);
	}
	const copy = Object.fromEntries(
		Object.entries(schema).map(([key, value]) => [key, resolve(value, open)]),
	);
	// OpenAPI 3.0 marks a bound as exclusive; JSON Schema has a keyword of its own for exclusive
	// bounds.
	if (copy.exclusiveMinimum === true) {
		copy.exclusiveMinimum = copy.minimum;
		delete copy.minimum;
	}
	return copy;
}
