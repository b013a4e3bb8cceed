/**
 * The shape of a value, in the detail that output schemas need. Enumerations, bounds and required
 * fields are left out: the real API adds values, and omits fields that the contract declares as
 * required.
 */
export type Shape = {
	/** JSON types, including `null`. An empty list means any type. */
	types: string[];
	/** The known fields of an object, by name. */
	fields: Record<string, Shape>;
	/** The shape of an array’s elements, if it is known. */
	element?: Shape;
};

const scalar = (type: string): Shape => ({ types: [type], fields: {} });

export const anything: Shape = { types: [], fields: {} };
export const text = scalar('string');
export const number = scalar('number');
export const yesOrNo = scalar('boolean');

export const object = (fields: Record<string, Shape>): Shape => ({ types: ['object'], fields });

export const list = (element: Shape): Shape => ({ types: ['array'], fields: {}, element });

/** A value that has one shape or the other, as one shape: n8n’s editor cannot show alternatives. */
export function either(one: Shape, other: Shape): Shape {
	if (one.types.length === 0 || other.types.length === 0) return anything;
	const elements = [one.element, other.element].filter((each) => each !== undefined);
	const names = new Set([...Object.keys(one.fields), ...Object.keys(other.fields)]);
	const fields = [...names].map((name) => {
		const both = [one.fields[name], other.fields[name]].filter((each) => each !== undefined);
		return [name, both.reduce(either)] as const;
	});
	return {
		types: [...new Set([...one.types, ...other.types])],
		fields: Object.fromEntries(fields),
		...(elements.length > 0 && { element: elements.reduce(either) }),
	};
}

/** The parts of JSON Schema that n8n reads. */
export type JsonSchema = {
	type?: string | string[];
	/** For objects and arrays: n8n’s editor shows their content only if they have a single type. */
	nullable?: true;
	properties?: Record<string, JsonSchema>;
	items?: JsonSchema;
};

/** n8n’s editor writes `.name` into an expression, whatever the name contains. */
const fitsExpression = (name: string) => /^[A-Za-z_$][\w$]*$/.test(name);

/**
 * @returns the shape as JSON Schema, without fields for which n8n’s editor would write a wrong
 * expression
 */
export function toJsonSchema({ types, fields, element }: Shape): JsonSchema {
	const solid = types.filter((type) => type !== 'null');
	const isNested = solid.length === 1 && ['object', 'array'].includes(solid[0]!);
	const inner = Object.entries(fields).filter(([name]) => fitsExpression(name));
	return {
		...(types.length > 0 && {
			type: isNested || types.length === 1 ? (solid[0] ?? 'null') : types,
		}),
		...(isNested && types.includes('null') && { nullable: true }),
		...(inner.length > 0 && {
			properties: Object.fromEntries(inner.map(([name, shape]) => [name, toJsonSchema(shape)])),
		}),
		...(element !== undefined && { items: toJsonSchema(element) }),
	};
}
