import type { Ajv, ErrorObject, ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { OpenAPIBackend } from 'openapi-backend';

import { readDocument } from '../../contract/document.ts';
import type { Query } from './handler.ts';

/** The parts of JSON Schema that this folder uses. */
export type Schema = {
	type?: string;
	format?: string;
	pattern?: string;
	enum?: unknown[];
	nullable?: boolean;
	properties?: Record<string, Schema>;
	additionalProperties?: boolean | Schema;
	items?: Schema;
	anyOf?: Schema[];
	oneOf?: Schema[];
	example?: unknown;
	[keyword: string]: unknown;
};

export type Parameter = {
	name: string;
	in: 'path' | 'query' | 'header';
	required?: boolean;
	style?: string;
	schema: Schema;
};

export type Operation = {
	operationId: string;
	method: string;
	path: string;
	parameters: Parameter[];
	requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
	responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
	'x-oauth-scope': string | null;
	/** Alternative lists of permissions: the token needs every permission of one list. */
	'x-permissions'?: string[][];
	'x-rate-limit'?: Array<{ requests: number; seconds: number }>;
	'x-allowed-plans'?: string[];
	'x-removed'?: boolean;
};

export type RequestParts = {
	path: Record<string, string>;
	query: Query;
	header: Record<string, unknown>;
	requestBody?: unknown;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** OpenAPI 3.0 writes `minimum: 0, exclusiveMinimum: true`; JSON Schema writes one number. */
function moveExclusiveBounds(value: unknown) {
	if (Array.isArray(value)) value.forEach(moveExclusiveBounds);
	if (!isObject(value)) return;
	for (const [exclusive, bound] of [
		['exclusiveMinimum', 'minimum'],
		['exclusiveMaximum', 'maximum'],
	] as const) {
		if (typeof value[exclusive] !== 'boolean') continue;
		if (value[exclusive]) {
			value[exclusive] = value[bound];
			delete value[bound];
		} else {
			delete value[exclusive];
		}
	}
	Object.values(value).forEach(moveExclusiveBounds);
}

/** Restricts objects to their declared fields, unless the contract defines additional ones. */
function seal(schema: unknown) {
	if (Array.isArray(schema)) schema.forEach(seal);
	if (!isObject(schema)) return;
	if (isObject(schema.properties)) schema.additionalProperties ??= false;
	Object.values(schema).forEach(seal);
}

/** The name of each part of a request in error messages. */
const partNames: Record<string, string> = { path: 'path', query: 'query', header: 'header' };

function describe(error: ErrorObject): string {
	const [part = '', ...steps] = error.instancePath.split('/').slice(1);
	const { additionalProperty, missingProperty, allowedValues } = error.params;
	if (additionalProperty !== undefined) steps.push(String(additionalProperty));
	// if the whole body is missing, the error names the body
	if (missingProperty !== undefined && part !== '') steps.push(String(missingProperty));
	const place = [partNames[part] ?? 'body', ...steps].join('.');
	if (additionalProperty !== undefined) return `${place} is not known`;
	if (missingProperty !== undefined) return `${place} is required`;
	if (allowedValues !== undefined) return `${place} must be one of ${allowedValues.join(', ')}`;
	return `${place} ${error.message}`;
}

/** The contract, with methods to query it. */
export class Contract {
	readonly operations: Operation[];

	private readonly backend: OpenAPIBackend;

	private readonly strict: boolean;

	constructor(backend: OpenAPIBackend, strict: boolean) {
		this.backend = backend;
		this.strict = strict;
		this.operations = backend.router.getOperations() as unknown as Operation[];
	}

	find(method: string, path: string): Operation | undefined {
		const found = this.backend.router.matchOperation({ method, path, headers: {} });
		return this.operations.find(({ operationId }) => operationId === found?.operationId);
	}

	/** The values of a path’s parameters, decoded. */
	pathParameters(operation: Operation, path: string): Record<string, string> {
		const values = path.split('/');
		const entries = operation.path.split('/').flatMap((step, index) => {
			return step.startsWith('{') ? [[step.slice(1, -1), decode(values[index] ?? '')]] : [];
		});
		return Object.fromEntries(entries) as Record<string, string>;
	}

	/**
	 * Parses a query as the contract declares its parameters: `page[size]` is the field `size` of a
	 * deepObject parameter `page`, or a parameter of its own.
	 */
	queryParameters(operation: Operation, search: URLSearchParams): Query {
		const query: Query = {};
		const declared = operation.parameters.filter((parameter) => parameter.in === 'query');
		const names = new Set(declared.map(({ name }) => name));
		for (const name of new Set(search.keys())) {
			const values = search.getAll(name);
			const value = values.length === 1 ? values[0] : values;
			const [, outer = '', inner = ''] = /^(\w+)\[(\w+)\]$/.exec(name) ?? [];
			if (!names.has(name) && names.has(outer)) {
				query[outer] = { ...(query[outer] as Query), [inner]: value };
			} else if (names.has(name) || this.strict) {
				query[name] = value;
			}
		}
		return query;
	}

	/** The reasons why the contract refuses a request; empty if it is valid. Turns `'1'` into 1. */
	refusals(operation: Operation, parts: RequestParts, bodyIsJson: boolean): string[] {
		const validators = this.backend.validator.getRequestValidatorsForOperation(
			operation.operationId,
		);
		// openapi-backend puts the body’s validator, if any, before that of the parameters
		const wanted = bodyIsJson ? validators : validators.slice(-1);
		const errors = wanted.flatMap((validate: ValidateFunction) => {
			return validate(parts) ? [] : (validate.errors ?? []);
		});
		return [...new Set(errors.map(describe))];
	}

	/** The status, media type and schema of the successful response. */
	success(operation: Operation): { status: number; mediaType?: string; schema?: Schema } {
		const [status, response] =
			Object.entries(operation.responses).find(([code]) => code.startsWith('2')) ??
			(['410', {}] as const);
		const [mediaType, media] = Object.entries(response.content ?? {})[0] ?? [];
		return { status: Number(status), mediaType, schema: media?.schema };
	}

	/** The fields of a successful JSON body; undefined if the contract declares none. */
	fieldsShown(operation: Operation): string[] | undefined {
		const { schema } = this.success(operation);
		if (schema === undefined) return undefined;
		const members = schema.anyOf ?? schema.oneOf ?? [schema];
		return members.flatMap(({ properties = {} }) => Object.keys(properties));
	}

	/** The reasons why the contract does not allow this JSON response; empty if it is valid. */
	wrongs(operation: Operation, status: number, body: unknown): string[] {
		const { errors } = this.backend.validator.validateResponse(body, operation.operationId, status);
		return (errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
	}
}

function decode(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		return value;
	}
}

const loaded = new Map<boolean, Promise<Contract>>();

async function load(strict: boolean): Promise<Contract> {
	const definition = readDocument();
	const { schemas } = definition.components as { schemas: Record<string, Schema> };
	const paths = Object.values<Record<string, Operation>>(definition.paths);
	moveExclusiveBounds(definition);
	for (const { requestBody, parameters, responses } of paths.flatMap((path) =>
		Object.values(path),
	)) {
		// only successful responses are checked, and compiling each schema takes time
		for (const [status, response] of Object.entries(responses)) {
			if (!status.startsWith('2')) delete response.content;
		}
		if (!strict) continue;
		seal(parameters);
		for (const { schema } of Object.values(requestBody?.content ?? {})) {
			const name = (schema.$ref as string | undefined)?.split('/').at(-1);
			seal(name === undefined ? schema : schemas[name]);
		}
	}
	// openapi-backend would create an Ajv instance per operation, which takes longer than
	// everything else
	const shared = new Map<string, Ajv>();
	const backend = new OpenAPIBackend({
		definition,
		quick: true,
		strict: true,
		ajvOpts: { allErrors: true, logger: false, meta: false, validateSchema: false },
		customizeAjv: (ajv, _options, context) => {
			const known = shared.get(context) ?? formats.default(ajv);
			shared.set(context, known);
			return known;
		},
	});
	await backend.init();
	return new Contract(backend, strict);
}

/**
 * Loads the contract and the overlay, once per process.
 *
 * @param strict Refuse fields and query parameters that the contract does not declare, even if it
 * allows them.
 */
export async function loadContract(strict = true): Promise<Contract> {
	const contract = loaded.get(strict) ?? load(strict);
	loaded.set(strict, contract);
	return await contract;
}
