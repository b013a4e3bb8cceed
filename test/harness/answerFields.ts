import { readDocument } from '../../contract/document';

/* A part of the contract. It is untyped, and its keys are read one by one. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Schema = any;

export type AnswerField = {
	/** For example `data[].attributes.url`. */
	path: string;
	/** The last part of the path. */
	name: string;
	/** `any` if the contract declares no type. */
	type: string;
	format?: string;
	values?: string[];
	/** Whether it may contain anything, because the contract names none of its fields. */
	isOpen: boolean;
};

const { schemas } = readDocument().components as { schemas: Record<string, Schema> };

/** Every field of every successful answer, at any depth, in all alternatives of the schema. */
export function fieldsOfAnswer(definition: Schema): AnswerField[] {
	const fields: AnswerField[] = [];
	for (const [status, { content }] of Object.entries<Schema>(definition.responses)) {
		if (!status.startsWith('2')) continue;
		for (const { schema } of Object.values<Schema>(content ?? {})) collect(schema, '', [], fields);
	}
	return fields;
}

function collect(schema: Schema, path: string, open: string[], fields: AnswerField[]): void {
	if (typeof schema !== 'object' || schema === null) return;
	if (typeof schema.$ref === 'string') {
		const name: string = schema.$ref.split('/').pop();
		if (open.filter((each) => each === name).length > 1) return;
		collect(schemas[name], path, [...open, name], fields);
		return;
	}
	for (const choices of [schema.anyOf, schema.oneOf, schema.allOf]) {
		for (const choice of choices ?? []) collect(choice, path, open, fields);
	}
	collect(schema.items, `${path}[]`, open, fields);
	if (typeof schema.additionalProperties === 'object') {
		collect(schema.additionalProperties, `${path}.*`, open, fields);
	}
	for (const [name, property] of Object.entries<Schema>(schema.properties ?? {})) {
		const inner = resolved(property);
		fields.push({
			path: `${path}.${name}`.replace(/^\./, ''),
			name,
			type: inner.type ?? 'any',
			format: inner.format,
			values: inner.enum,
			isOpen: isOpen(inner),
		});
		collect(property, `${path}.${name}`, open, fields);
	}
}

function resolved(schema: Schema): Schema {
	if (typeof schema.$ref !== 'string') return schema;
	return resolved(schemas[schema.$ref.split('/').pop()!]);
}

function isOpen(schema: Schema): boolean {
	const isChoice = schema.anyOf ?? schema.oneOf ?? schema.allOf;
	if (schema.type === undefined) return isChoice === undefined;
	return schema.type === 'object' && schema.properties === undefined && isChoice === undefined;
}
