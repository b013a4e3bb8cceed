import type { Content, Document, Operation, Parameter, PathItem, Schema } from './document.ts';
import { fieldsOf, type Fields } from './fields.ts';

/** The parts of an operation that are compared. */
export type ComparableOperation = {
	/** Method and path, as the node writes them: `POST /v1/projects/{ref}/pause`. */
	key: string;
	id: string;
	isDeprecated: boolean;
	/** `path.ref`, `query.limit`, `header.Idempotency-Key`. */
	parameters: Fields;
	/** `body.name`, from all media types that have fields. */
	body: Fields;
	/** `answer.id`, from all success statuses. */
	answer: Fields;
	bodyMediaTypes: string[];
	statuses: string[];
	/** Whether the contract’s success status is a guess. */
	isStatusAssumed: boolean;
	/** Alternatives; undefined if the document never mentions permissions. */
	permissions?: string[];
	scope?: string;
	plans?: string[];
};

const methods = ['get', 'head', 'post', 'put', 'patch', 'delete'];

/** All operations of a document, by method and path without the names of placeholders. */
export function operationsOf(document: Document): Map<string, ComparableOperation> {
	const declared = Object.entries(document.paths).flatMap(([path, item]) =>
		methods
			.filter((method) => item[method] !== undefined)
			.map((method) => ({ path, method, item, operation: item[method] as Operation })),
	);
	// If a document never mentions something, it may still exist.
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

/** `GET /v1/projects/{}`: two documents may name a placeholder differently. */
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

/** Parameters outside the body are always sent as text, whether or not a document says so. */
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

/** Only media types with fields: a file or plain text has none. */
function schemasOf(content: Content = {}): Schema[] {
	return Object.entries(content)
		.filter(([type]) => /json|form/.test(type))
		.flatMap(([, { schema }]) => (schema === undefined ? [] : [schema]));
}

/** Published documents list permissions in one of two places. */
function permissionsOf(operation: Operation): string[] {
	const listed = (operation['x-permissions'] ?? operation['x-fga-permissions']) as
		string[][] | undefined;
	const inSecurity = (operation.security ?? []).flatMap(({ fga_permissions: all }) =>
		all === undefined ? [] : [all],
	);
	const alternatives = listed ?? inSecurity;
	return alternatives.map((all) => [...all].sort().join(' + ')).sort();
}
