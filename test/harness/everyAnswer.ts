/* A part of the contract. It is untyped, and its keys are read one by one. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Schema = any;

/**
 * Generates answers that together have every shape that a schema allows: each field, each
 * alternative, each type, null where it is allowed, and one answer with only the required fields.
 *
 * @param schema A schema of the contract, with `$ref`s resolved.
 */
export function everyAnswer(schema: Schema): unknown[] {
	const all = variantsOf(schema);
	const least = leastOf(schema);
	return least === undefined ? all : [...all, least];
}

function variantsOf(schema: Schema): unknown[] {
	const choices: Schema[] = [schema.anyOf, schema.oneOf].flat().filter(Boolean);
	const isNullable = schema.nullable === true || schema['x-nullable'] === true;
	const own =
		schema.type === undefined && schema.properties === undefined && choices.length > 0
			? []
			: valuesOf(schema);
	const chosen = choices.flatMap(variantsOf);
	const hasNull = [...own, ...chosen].includes(null);
	return [...own, ...chosen, ...(isNullable && !hasNull ? [null] : [])];
}

function valuesOf(schema: Schema): unknown[] {
	const { type, properties, items, enum: values } = schema;
	if (values !== undefined) {
		const first = values.find((value: unknown) => value !== null);
		return [...(first === undefined ? [] : [first]), ...(values.includes(null) ? [null] : [])];
	}
	if (type === 'object' || properties !== undefined) return objectsOf(properties ?? {});
	if (type === 'array') return [variantsOf(items ?? {})];
	if (type === 'integer' || type === 'number') return [7];
	return [type === 'boolean' ? true : 'text'];
}

/** As many objects as the field with the most variants has. */
function objectsOf(properties: Record<string, Schema>): unknown[] {
	const fields = Object.entries(properties).map(
		([name, property]) => [name, variantsOf(property)] as const,
	);
	const count = Math.max(1, ...fields.map(([, variants]) => variants.length));
	return Array.from({ length: count }, (_, index) =>
		Object.fromEntries(fields.map(([name, variants]) => [name, variants[index % variants.length]])),
	);
}

/** The object with only its required fields. @returns undefined if no field is optional */
function leastOf(schema: Schema): unknown {
	const { properties, required = [], items, type } = schema;
	if (type === 'array' && items !== undefined) {
		const least = leastOf(items);
		return least === undefined ? undefined : [least];
	}
	if (properties === undefined) return undefined;
	return Object.fromEntries(
		(required as string[]).map((name) => [
			name,
			leastOf(properties[name]) ?? variantsOf(properties[name])[0],
		]),
	);
}
