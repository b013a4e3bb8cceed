/**
 * What the node must know about the contract at run time, as the module `request/contract.ts`. The
 * tests compare the module with the contract; `npm run contract:facts` writes it.
 */
import { readDocument, type Json } from './document.ts';

/** The path of the module, from the root of the repository. */
export const factsFile = 'nodes/SupabaseManagement/v1/request/contract.ts';

const head = `// Written by \`npm run contract:facts\` from contract/. Do not edit it by hand.
import type { ContractFacts } from './contractFacts';
import type { OperationKey } from './operation';

// prettier-ignore
export const contract: Partial<Record<OperationKey, ContractFacts>> = {
`;

/** @returns the text of the module: one line per operation that has facts, sorted by key */
export function factsModule(document: Json = readDocument()): string {
	const lines = Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
		Object.entries<Json>(methods).map(([method, operation]) => {
			const facts = {
				...accessOf(operation),
				...limitsOf(operation),
				...bodyOf(operation, document),
				...answerOf(operation),
				...secretsOf(operation),
			};
			return { key: `${method.toUpperCase()} ${path}`, facts };
		}),
	);
	const known = lines.filter(({ facts }) => Object.keys(facts).length > 0);
	const texts = known.map(({ key, facts }) => `\t${literal(key)}: ${literal(facts)},\n`).sort();
	return `${head}${texts.join('')}};\n`;
}

function accessOf(operation: Json) {
	const permissions: string[][] = operation['x-permissions'] ?? [];
	const permissionNote: string | undefined = operation['x-permission-note'];
	const scope: string | undefined = operation['x-oauth-scope'];
	const plans: string[] | undefined = operation['x-allowed-plans'];
	return {
		...(permissions.length > 0 && { permissions }),
		...(permissionNote && { permissionNote }),
		...(scope && { scope }),
		...(plans && { plans }),
	};
}

function limitsOf(operation: Json) {
	const limits: Json[] | undefined = operation['x-rate-limit'];
	return {
		...(limits && {
			rateLimits: limits.map(({ requests, seconds }) => ({ requests, seconds })),
		}),
	};
}

function bodyOf(operation: Json, document: Json) {
	const body = resolve(operation.requestBody, document);
	const schema = resolve(body?.content?.['application/json']?.schema, document);
	const data = resolve(schema?.properties?.data, document);
	const element = data?.type === 'array' ? resolve(data.items, document) : data;
	const type: string | undefined = element?.properties?.type?.enum?.[0];
	// Only version 2 wraps bodies in `data`.
	if (type === undefined) {
		const isJson = Object.keys(body?.content ?? {}).join() === 'application/json';
		const isFree = isJson && schema.type === 'object' && (schema.required ?? []).length === 0;
		return { ...(isFree && body.required && { emptyBody: true }) };
	}
	return {
		type,
		...(!('attributes' in element.properties) && { namedById: true }),
		...(!body.required && { optionalBody: true }),
	};
}

function answerOf(operation: Json) {
	const successes = Object.entries<Json>(operation.responses)
		.filter(([status]) => status.startsWith('2'))
		.map(([, response]) => response);
	const isNothing = successes.length > 0 && successes.every(({ content }) => content === undefined);
	return {
		...(isNothing && !operation['x-undeclared-response-body'] && { answersNothing: true }),
	};
}

function secretsOf(operation: Json) {
	const parameters: Json[] = operation.parameters ?? [];
	return { ...(parameters.some(({ name }) => name === 'reveal') && { takesReveal: true }) };
}

function resolve(value: Json, document: Json): Json {
	if (typeof value?.$ref !== 'string') return value;
	const names: string[] = value.$ref.split('/').slice(1);
	return resolve(
		names.reduce((part, name) => part[name], document),
		document,
	);
}

/** A value as TypeScript, on one line. */
function literal(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
	if (typeof value === 'object' && value !== null) {
		const fields = Object.entries(value).map(([name, part]) => `${name}: ${literal(part)}`);
		return `{ ${fields.join(', ')} }`;
	}
	return typeof value === 'string' ? `'${value}'` : String(value);
}
