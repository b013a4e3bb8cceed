import {
	ownData,
	secretsOf,
	soundsSecret,
	type Secrets,
} from '../../nodes/SupabaseManagement/v1/request/answer/secrets.ts';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation.ts';
import { facts } from '../../nodes/SupabaseManagement/v1/resources/facts.ts';
import { either, object, text, yesOrNo, type Shape } from './shape.ts';

/**
 * The items that `request/answer/items.ts` makes of a response, with Simplify on.
 *
 * @param answer undefined if the response has no body
 */
export function itemShape(key: OperationKey, answer: Shape | undefined): Shape {
	const names = [...key.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
	const textName = facts[key]?.text;
	if (textName !== undefined) return object(texts([...names, textName]));

	const subject = texts(names.filter((name) => name !== 'token'));
	const element = answer && elementOf(key, answer);
	if (key.startsWith('DELETE ')) {
		return object({ deleted: yesOrNo, ...subject, ...(element && asObject(element).fields) });
	}
	const nothing = object({ success: yesOrNo, ...subject });
	if (element === undefined) return nothing;
	return element.types.includes('null') ? either(asObject(element), nothing) : asObject(element);
}

function elementOf(key: OperationKey, answer: Shape): Shape {
	const listName = facts[key]?.list;
	if (listName !== undefined) return elementIn(answer.fields[listName]!);
	const { data } = answer.fields;
	const isEnvelope = key.includes(' /v2/') && data !== undefined;
	return isEnvelope ? unwrapped(elementIn(data)) : elementIn(answer);
}

const elementIn = (shape: Shape) => shape.element ?? shape;

function unwrapped({ fields, ...shape }: Shape): Shape {
	const { type, attributes, ...rest } = fields;
	void type;
	return { ...shape, fields: { ...rest, ...attributes?.fields } };
}

function asObject(shape: Shape): Shape {
	const isObject = shape.types.length === 0 || shape.types.includes('object');
	return isObject ? object(shape.fields) : object({ value: shape });
}

const texts = (names: string[]) => Object.fromEntries(names.map((name) => [name, text]));

/** The shape after `request/answer/hideSecrets.ts`, which replaces every secret with a string. */
export function withoutSecrets(key: OperationKey, shape: Shape): Shape {
	return ownData[key] === undefined ? hideIn(shape, secretsOf[key] ?? {}) : shape;
}

function hideIn(shape: Shape, secrets: Secrets): Shape {
	return inside(
		shape,
		(name, inner) => {
			if (isListed(secrets.masked, name)) return masked(inner);
			if (isListed(secrets.maskedInPart, name)) return maskedInPart(inner, secrets);
			if (isListed(secrets.askedFor, name)) return inner;
			if (!soundsSecret(name)) return hideIn(inner, secrets);
			// Booleans and numbers only describe a secret, so they stay.
			return { ...masked(inner), types: inner.types };
		},
		(element) => hideIn(element, secrets),
	);
}

function maskedInPart(shape: Shape, secrets: Secrets): Shape {
	return inside(
		shape,
		(name, inner) =>
			isListed(secrets.masked, name) || soundsSecret(name)
				? masked(inner)
				: maskedInPart(inner, secrets),
		(element) => maskedInPart(element, secrets),
	);
}

function masked(shape: Shape): Shape {
	const types = shape.types.map((type: string) =>
		/^(number|boolean)$/.test(type) ? 'string' : type,
	);
	return inside(
		{ ...shape, types: [...new Set(types)] },
		(_name, inner) => masked(inner),
		(element) => masked(element),
	);
}

const isListed = (names: readonly string[] | undefined, name: string) =>
	names !== undefined && (names.includes(name) || names.includes(name.toLowerCase()));

function inside(
	shape: Shape,
	field: (name: string, inner: Shape) => Shape,
	element: (inner: Shape) => Shape,
): Shape {
	const fields = Object.entries(shape.fields).map(([name, inner]) => [name, field(name, inner)]);
	return {
		...shape,
		fields: Object.fromEntries(fields),
		...(shape.element && { element: element(shape.element) }),
	};
}
