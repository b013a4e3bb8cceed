import type { Json } from '../document.ts';
import { anything, either, object, type Shape } from './shape.ts';

/**
 * The shape of a successful response.
 *
 * @param operation An operation of the contract.
 * @returns undefined if the contract declares no response
 */
export function answerShape(operation: Json, document: Json): Shape | undefined {
	const shapes = Object.entries<Json>(operation.responses)
		.filter(([status]) => status.startsWith('2'))
		.flatMap(([, { content }]) => Object.values<Json>(content ?? {}))
		.map(({ schema }) => shapeOf(schema, document, []));
	return shapes.length === 0 ? undefined : shapes.reduce(either);
}

/** @param open the definitions that enclose the schema: a recursive one ends at its second turn */
function shapeOf(schema: Json, document: Json, open: string[]): Shape {
	if (typeof schema.$ref === 'string') {
		const name: string = schema.$ref.split('/').pop();
		if (open.filter((each) => each === name).length > 1) return anything;
		return shapeOf(document.components.schemas[name], document, [...open, name]);
	}
	const choices: Json[] = [schema.anyOf, schema.oneOf, schema.allOf].flat().filter(Boolean);
	const chosen = choices.map((choice) => shapeOf(choice, document, open));
	const isNamed = schema.type !== undefined || schema.properties !== undefined;
	const own = isNamed || chosen.length === 0 ? [ownShape(schema, document, open)] : [];
	const shape = [...own, ...chosen].reduce(either);
	const isNullable = schema.nullable === true || schema['x-nullable'] === true;
	return isNullable ? either(shape, { types: ['null'], fields: {} }) : shape;
}

function ownShape(schema: Json, document: Json, open: string[]): Shape {
	const { type = schema.properties === undefined ? undefined : 'object' } = schema;
	if (type === undefined) return anything;
	if (type === 'array') {
		return { types: ['array'], fields: {}, element: shapeOf(schema.items ?? {}, document, open) };
	}
	if (type !== 'object') return { types: typesOf(schema), fields: {} };
	const fields = Object.entries<Json>(schema.properties ?? {}).map(
		([name, property]) => [name, shapeOf(property, document, open)] as const,
	);
	return object(Object.fromEntries(fields));
}

/** The types of a string, number or boolean. */
function typesOf({ type, enum: values }: Json): string[] {
	const named = type === 'integer' ? 'number' : type;
	const types: string[] = values?.map((value: unknown) => (value === null ? 'null' : named)) ?? [
		named,
	];
	return [...new Set(types)];
}
