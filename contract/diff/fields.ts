import type { Schema } from './document.ts';

/** Facts about a field, such as `type`, `required`, `one of`, `at most # characters`. */
export type Facts = Record<string, string>;

/**
 * Fields by path, such as `region_selection.code`, `files[].name` and, for any name, `labels.*`.
 */
export type Fields = Map<string, Facts>;

/**
 * Flattens a schema. Alternatives (`anyOf`, `oneOf`) count as one field that allows any of them, so
 * that two documents may write the same choices differently.
 *
 * @param root Path of the schema itself.
 */
export function fieldsOf(schemas: Schema[], root: string, isRequired: boolean): Fields {
	const fields: Fields = new Map();
	collect(fields, root, schemas, isRequired, []);
	return fields;
}

function collect(
	fields: Fields,
	path: string,
	schemas: Schema[],
	isRequired: boolean,
	open: Schema[],
): void {
	// A recursive schema adds nothing new when it contains itself.
	const unseen = schemas.filter((schema) => !open.includes(schema));
	if (unseen.length === 0) return;
	const choices = unseen.flatMap(alternatives);
	fields.set(path, factsOf(choices, isRequired, schemas));

	const within = [...open, ...unseen];
	const objects = choices.filter(({ properties }) => properties !== undefined);
	const names = new Set(objects.flatMap(({ properties }) => Object.keys(properties!)));
	for (const name of names) {
		const holders = objects.filter(({ properties }) => name in properties!);
		collect(
			fields,
			path === '' ? name : `${path}.${name}`,
			holders.map(({ properties }) => properties![name]!),
			objects.every(({ required = [] }) => required.includes(name)),
			within,
		);
	}
	const anyName = choices.flatMap(({ additionalProperties: other }) =>
		typeof other === 'object' && Object.keys(other).length > 0 ? [other] : [],
	);
	collect(fields, path === '' ? '*' : `${path}.*`, anyName, false, within);
	const items = choices.flatMap((choice) => (choice.items === undefined ? [] : [choice.items]));
	collect(fields, `${path}[]`, items, true, within);
}

/** The alternatives of a schema, each without further choices. */
function alternatives(schema: Schema): Schema[] {
	const { anyOf, oneOf, allOf, ...rest } = schema;
	const whole = (allOf ?? []).reduce(both, rest as Schema);
	for (const [choices, others] of [
		[anyOf, { oneOf }],
		[oneOf, {}],
	] as const) {
		if (choices === undefined) continue;
		return choices.flatMap((choice) => alternatives(both({ ...whole, ...others }, choice)));
	}
	return allOf === undefined ? [whole] : alternatives(whole);
}

function both(one: Schema, other: Schema): Schema {
	const joined = { ...one, ...other };
	if (one.properties !== undefined && other.properties !== undefined) {
		joined.properties = { ...one.properties, ...other.properties };
	}
	if (one.required !== undefined && other.required !== undefined) {
		joined.required = [...one.required, ...other.required];
	}
	return joined;
}

function factsOf(choices: Schema[], isRequired: boolean, declared: Schema[]): Facts {
	const types = new Set(choices.flatMap(typesOf));
	const facts: Facts = {
		type: types.has('anything') ? 'anything' : [...types].sort().join(' or '),
		required: isRequired ? 'required' : 'optional',
	};
	const values = commonValues(choices);
	if (values !== undefined) facts['one of'] = values;
	for (const [fact, keyword, type, wider] of bounds) {
		const bound = loosest(choices, keyword, type, wider);
		if (bound !== undefined) facts[fact] = String(bound);
	}
	const formats = distinct(choices.map(({ format }) => format));
	if (formats !== '') facts.format = formats;
	// The format is clearer than the pattern that describes it.
	const patterns = distinct(choices.map(({ format, pattern }) => (format ? undefined : pattern)));
	if (patterns !== '') facts.pattern = patterns;
	const preset = [...declared, ...choices].find((each) => each.default !== undefined)?.default;
	if (preset !== undefined) facts.default = asText(preset);
	if ([declared, choices].some((each) => each.every(({ deprecated }) => deprecated))) {
		facts.deprecated = 'deprecated';
	}
	return facts;
}

function typesOf(schema: Schema): string[] {
	const { type, nullable, properties, items } = schema;
	const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
	const types = new Set<string>();
	if (type !== undefined) [type].flat().forEach((each) => types.add(each));
	else if (properties !== undefined) types.add('object');
	else if (items !== undefined) types.add('array');
	else if (values.length > 0) values.forEach((value) => types.add(typeOf(value)));
	else types.add('anything');
	if (nullable === true || schema['x-nullable'] === true || values.includes(null)) {
		types.add('null');
	}
	return [...types];
}

function typeOf(value: unknown): string {
	if (value === null) return 'null';
	return Array.isArray(value) ? 'array' : typeof value;
}

/** The allowed values, unless one of the choices also allows others. */
function commonValues(choices: Schema[]): string | undefined {
	const lists = choices
		.filter((choice) => typesOf(choice).some((type) => type !== 'null'))
		.map((choice) => choice.enum ?? (choice.const === undefined ? undefined : [choice.const]));
	if (lists.length === 0 || lists.includes(undefined)) return undefined;
	return distinct(lists.flatMap((list) => list!.filter((value) => value !== null)));
}

const bounds = [
	['at least #', 'minimum', 'number', Math.min],
	['at most #', 'maximum', 'number', Math.max],
	['at least # characters', 'minLength', 'string', Math.min],
	['at most # characters', 'maxLength', 'string', Math.max],
	['at least # entries', 'minItems', 'array', Math.min],
	['at most # entries', 'maxItems', 'array', Math.max],
] as const;

/** The widest of the bounds, unless one of the choices has no bound. */
function loosest(
	choices: Schema[],
	keyword: string,
	type: string,
	wider: (...values: number[]) => number,
): number | string | undefined {
	const bound = choices
		.filter((choice) => typesOf(choice).some((each) => each.replace('integer', 'number') === type))
		// If the values are listed, bounds add nothing.
		.filter((choice) => choice.enum === undefined && choice.const === undefined)
		.map((choice) => boundOf(choice, keyword));
	if (bound.length === 0 || bound.includes(undefined)) return undefined;
	const value = wider(...bound.map((each) => each!.value));
	return bound.some((each) => each!.value === value && !each!.isExclusive)
		? value
		: `${value}, but not ${value} itself`;
}

function boundOf(schema: Schema, keyword: string) {
	const exclusive = schema[keyword.replace('m', 'exclusiveM')];
	const value = typeof exclusive === 'number' ? exclusive : schema[keyword];
	if (typeof value !== 'number') return undefined;
	// The range of safe integers in JavaScript: generators write it if there is no bound.
	if (Math.abs(value) === Number.MAX_SAFE_INTEGER) return undefined;
	return { value, isExclusive: exclusive === true || typeof exclusive === 'number' };
}

function distinct(values: unknown[]): string {
	const texts = values.filter((value) => value !== undefined).map(asText);
	return [...new Set(texts)].sort().join(', ');
}

function asText(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}
