import Ajv, { type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';

/** A place where an answer differs from the contract, without any received values. */
export type Difference = {
	/** The field, only with names of the schema, such as `[].database.version`. */
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

/** This many elements represent the whole list. */
const mostElements = 100;

/** No valid answer is nested deeper. */
const mostDepth = 40;

/**
 * Compares a value with a schema.
 *
 * @param schema A schema without references, whose objects allow only their named fields.
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

/** The JSON type of a value. */
export function typeOf(value: unknown): string {
	if (value === undefined) return 'nothing';
	if (value === null) return 'null';
	return Array.isArray(value) ? 'array' : typeof value;
}

/** The value with shorter lists, limited to the depth of a schema. */
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

/** An alternative with other fields is a worse match than one with invalid values. */
function distanceOf(errors: ErrorObject[]): number {
	const isAboutNames = ({ keyword }: ErrorObject) =>
		keyword === 'required' || keyword === 'additionalProperties';
	return errors.length + 2 * errors.filter(isAboutNames).length;
}

/** If no alternative matches, the differences from the best match. */
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
	// More than one matching alternative is not a difference.
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

/** The expected type according to the schema. */
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

/** The field for a part of the schema, only with names of the schema. */
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
