import type { Content, Document, Operation, Parameter, PathItem, Schema } from './document.ts';
import { fieldsOf, type Fields } from './fields.ts';

/** What can be compared of an operation. */
export type ComparableOperation = {
	/** As the node names it: `POST /v1/projects/{ref}/pause`. */
	key: string;
	id: string;
	isDeprecated: boolean;
	/** `path.ref`, `query.limit`, `header.Idempotency-Key`. */
	parameters: Fields;
	/** `body.name`; of all media types that have fields. */
	body: Fields;
	/** `answer.id`; of all statuses of success. */
	answer: Fields;
	bodyMediaTypes: string[];
	statuses: string[];
	/** The contract’s statuses of success are a guess. */
	isStatusAssumed: boolean;
	/** Any of these; undefined if the document never mentions permissions. */
	permissions?: string[];
	scope?: string;
	plans?: string[];
};

const methods = ['get', 'head', 'post', 'put', 'patch', 'delete'];

/** All operations of a document, by method and path with the placeholders’ names left out. */
export function operationsOf(document: Document): Map<string, ComparableOperation> {
	const declared = Object.entries(document.paths).flatMap(([path, item]) =>
		methods
			.filter((method) => item[method] !== undefined)
			.map((method) => ({ path, method, item, operation: item[method] as Operation })),
	);
	// If a document never mentions something, that does not mean that there is none.
	const all = declared.map(({ operation }) => operation);
	const speaksOf = {
		permissions: all.some((each) => permissionsOf(each).length > 0),
		scopes: all.some((each) => each['x-oauth-scope'] !== undefined),
		plans: all.some((each) => each['x-allowed-plans'] !== undefined),
	};
	return new Map(
		declared.map(({ path, method, item, operation }) => {
			const key = `${method.toUpperCase()} ${path}`;
			const comparable: ComparableOperation = {
				key,
				id: operation.operationId ?? '',
				isDeprecated: operation.deprecated === true,
				parameters: parametersOf(item, operation),
				body: fieldsWithin(operation.requestBody?.content, 'body', operation.requestBody?.required),
				answer: answerOf(operation),
				bodyMediaTypes: Object.keys(operation.requestBody?.content ?? {}).sort(),
				statuses: Object.keys(operation.responses ?? {}).sort(),
				isStatusAssumed: operation['x-status-assumed'] === true,
			};
			if (speaksOf.permissions) comparable.permissions = permissionsOf(operation);
			if (speaksOf.scopes) comparable.scope = String(operation['x-oauth-scope'] ?? 'none');
			if (speaksOf.plans) {
				comparable.plans = [...((operation['x-allowed-plans'] as string[]) ?? [])].sort();
			}
			return [withoutNames(key), comparable];
		}),
	);
}

/** `GET /v1/projects/{}`: two documents may call what fills a path differently. */
export function withoutNames(key: string): string {
	return key.replace(/\{[^}]*\}/g, '{}');
}

function parametersOf(item: PathItem, operation: Operation): Fields {
	const parameters = new Map<string, Parameter>();
	for (const parameter of [...(item.parameters ?? []), ...(operation.parameters ?? [])]) {
		parameters.set(`${parameter.in}.${parameter.name}`, parameter);
	}
	return new Map(
		[...parameters]
			.filter(([, parameter]) => parameter.in !== 'cookie')
			.flatMap(([path, { schema = {}, required, deprecated }]) => {
				const declared: Schema = deprecated === undefined ? schema : { ...schema, deprecated };
				return [...fieldsOf([declared], path, required === true)];
			})
			.map(([path, facts]) => [path, { ...facts, type: typeOfText(facts.type!) }]),
	);
}

/** What is not in a body is sent as text anyway: a document may say so or not. */
function typeOfText(type: string): string {
	return type.replace(/^(array|boolean|integer|number) or string$/, '$1');
}

function answerOf({ responses = {} }: Operation): Fields {
	const schemas = Object.entries(responses)
		.filter(([status]) => status.startsWith('2'))
		.flatMap(([, { content }]) => schemasOf(content));
	return schemas.length === 0 ? new Map() : fieldsOf(schemas, 'answer', true);
}

function fieldsWithin(content: Content | undefined, root: string, isRequired = false): Fields {
	const schemas = schemasOf(content);
	return schemas.length === 0 ? new Map() : fieldsOf(schemas, root, isRequired);
}

/** Those with fields: a file or a text has none. */
function schemasOf(content: Content = {}): Schema[] {
	return Object.entries(content)
		.filter(([type]) => /json|form/.test(type))
		.flatMap(([, { schema }]) => (schema === undefined ? [] : [schema]));
}

/** Published documents have them in one of two places. */
function permissionsOf(operation: Operation): string[] {
	const listed = (operation['x-permissions'] ?? operation['x-fga-permissions']) as
		string[][] | undefined;
	const inSecurity = (operation.security ?? []).flatMap(({ fga_permissions: all }) =>
		all === undefined ? [] : [all],
	);
	const alternatives = listed ?? inSecurity;
	return alternatives.map((all) => [...all].sort().join(' + ')).sort();
}
