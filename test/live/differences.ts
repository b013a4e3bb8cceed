import Ajv, { type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';

/** One place where something is not as expected. It holds no value of what was received. */
export type Difference = {
	/** The field, by the names of the schema only, such as `[].database.version`. */
	field: string;
	/** The name of a field that the schema does not have. It may be the user’s own. */
	unknownName?: string;
	/** A type, or `nothing`. */
	expected: string;
	/** A type, or `nothing`. */
	got: string;
};

const ajv = addFormats(
	new Ajv({ strict: false, allErrors: true, verbose: true, logger: false, validateFormats: true }),
);
for (const format of ['cidrv4', 'cidrv6', 'int64']) ajv.addFormat(format, true);

/** So many elements of a list say what all of them are like. */
const mostElements = 100;

/** No answer is nested deeper for a reason. */
const mostDepth = 40;

/**
 * Compares a value with a schema.
 *
 * @param schema without references, whose objects have no fields but the ones it names
 */
export function differencesFrom(schema: object, value: unknown): Difference[] {
	const validate = ajv.compile(schema);
	if (validate(sampleOf(value, 0))) return [];
	return distinct(withoutAlternatives(validate.errors!).map(differenceOf));
}

export function distinct(differences: Difference[]): Difference[] {
	const byText = new Map(differences.map((each) => [JSON.stringify(each), each]));
	return [...byText.values()];
}

/** What a value is, in the words of JSON. */
export function typeOf(value: unknown): string {
	if (value === undefined) return 'nothing';
	if (value === null) return 'null';
	return Array.isArray(value) ? 'array' : typeof value;
}

/** The same value with short lists, and no deeper than a schema is. */
function sampleOf(value: unknown, depth: number): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (depth > mostDepth) return undefined;
	if (Array.isArray(value)) {
		return value.slice(0, mostElements).map((each) => sampleOf(each, depth + 1));
	}
	return Object.fromEntries(
		Object.entries(value).map(([name, each]) => [name, sampleOf(each, depth + 1)]),
	);
}

const isWithin = (path: string, outer: string) => path === outer || path.startsWith(`${outer}/`);

/** An alternative with other fields is further from a value than one whose fields have other values. */
function distanceOf(errors: ErrorObject[]): number {
	const isAboutNames = ({ keyword }: ErrorObject) =>
		keyword === 'required' || keyword === 'additionalProperties';
	return errors.length + 2 * errors.filter(isAboutNames).length;
}

/** Where none of several alternatives fits, what the one that fits best has against a value. */
function withoutAlternatives(errors: ErrorObject[]): ErrorObject[] {
	const outermost = errors
		.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')
		.sort((one, other) => one.schemaPath.length - other.schemaPath.length)[0];
	if (outermost === undefined) return errors;
	const { instancePath, schemaPath } = outermost;
	const isInside = (error: ErrorObject) =>
		isWithin(error.instancePath, instancePath) && error.schemaPath.startsWith(`${schemaPath}/`);
	const branches = new Map<string, ErrorObject[]>();
	for (const error of errors.filter(isInside)) {
		const branch = error.schemaPath.slice(schemaPath.length + 1).split('/')[0]!;
		branches.set(branch, [...(branches.get(branch) ?? []), error]);
	}
	const isOther = ({ instancePath: path, keyword }: ErrorObject) =>
		path === instancePath && ['type', 'enum', 'const'].includes(keyword);
	const all = [...branches.values()];
	const fitting = all
		.filter((branch) => !branch.some(isOther))
		.sort((one, other) => distanceOf(one) - distanceOf(other))[0];
	const rest = errors.filter((error) => error !== outermost && !isInside(error));
	// Several alternatives that fit are no difference.
	if (all.length === 0) return withoutAlternatives(rest);
	if (fitting !== undefined) return withoutAlternatives([...rest, ...fitting]);
	const types = all.flatMap((branch) => branch.filter(isOther).map(expectedBy));
	const none = { ...outermost, keyword: 'type', params: { type: [...new Set(types)] } };
	return withoutAlternatives([...rest, none]);
}

function differenceOf(error: ErrorObject): Difference {
	const { keyword, params, data } = error;
	const field = fieldOf(error.schemaPath);
	if (keyword === 'required') {
		const name: string = params.missingProperty;
		const property = (error.parentSchema?.properties as Record<string, Typed> | undefined)?.[name];
		return {
			field: [field, name].filter(Boolean).join('.'),
			expected: typeText(property ?? {}),
			got: 'nothing',
		};
	}
	if (keyword === 'additionalProperties') {
		const name: string = params.additionalProperty;
		const got = typeOf((data as Record<string, unknown>)[name]);
		return { field, unknownName: name, expected: 'nothing', got };
	}
	const expected = expectedBy(error);
	return { field, expected, got: keyword === 'type' ? typeOf(data) : `another ${typeOf(data)}` };
}

type Typed = { type?: string | string[]; nullable?: boolean };

function typeText({ type, nullable }: Typed): string {
	return [type ?? 'something', nullable ? 'null' : []].flat().join(' or ');
}

/** What the schema says there, in words. */
function expectedBy({ keyword, params, parentSchema }: ErrorObject): string {
	switch (keyword) {
		case 'type':
			return typeText({ ...(parentSchema as Typed), type: params.type });
		case 'enum':
			return 'one of the values of the contract';
		case 'const':
			return 'the value of the contract';
		case 'format':
			return `string of the form ${params.format}`;
		case 'pattern':
			return 'string of the contract’s form';
		case 'minimum':
		case 'maximum':
		case 'exclusiveMinimum':
		case 'exclusiveMaximum':
			return `number ${params.comparison} ${params.limit}`;
		case 'minLength':
		case 'maxLength':
			return `string with ${keyword === 'minLength' ? 'at least' : 'at most'} ${params.limit} characters`;
		case 'minItems':
		case 'maxItems':
			return `array of ${keyword === 'minItems' ? 'at least' : 'at most'} ${params.limit} elements`;
		default:
			return `what the contract says with ${keyword}`;
	}
}

/** The field that a part of a schema is about: its names are those of the schema, never of data. */
function fieldOf(schemaPath: string): string {
	const parts = schemaPath.split('/').slice(1, -1).map(decoded);
	let field = '';
	for (let index = 0; index < parts.length; index++) {
		const part = parts[index]!;
		if (part === 'properties') field += `.${parts[++index]}`;
		else if (part === 'items') field += '[]';
		else if (part === 'additionalProperties') field += '.*';
		else if (part === 'patternProperties' && ++index) field += '.*';
		else if (['anyOf', 'oneOf', 'allOf'].includes(part)) index++;
	}
	return field.replace(/^\./, '');
}

const decoded = (part: string) =>
	decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
