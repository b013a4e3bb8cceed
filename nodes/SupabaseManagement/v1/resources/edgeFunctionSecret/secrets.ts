import type { IDataObject } from 'n8n-workflow';

import { textIn } from '../../fields/inputFiles';
import { fieldWithHidden } from '../../request/answer/hideSecrets';
import {
	ExactNumber,
	lostNumberAdvice,
	lostNumberIn,
	parseExact,
} from '../../request/input/exactJson';
import { readEnvFile, WrongLine } from './envFile';
import { checkedName, WrongSecret } from './secretName';

export type Secret = { name: string; value: string };

/** The values of the field Secrets for one input item. */
type Given = {
	envFile?: Array<{ binaryField?: unknown }>;
	envText?: Array<{ text?: unknown }>;
	json?: Array<{ json: unknown }>;
	pairs?: IDataObject[];
};

/** Reads the parameters and files of one input item. */
export type InputItem = {
	parameter: (name: string) => unknown;
	/** @throws WrongSecret if the item has no such binary field */
	file: (binaryField: string) => Promise<Buffer>;
};

const longestValue = 24_576;

/**
 * Reads the secrets of one input item.
 *
 * @param isLeftOut returns whether to leave out the secret with a name
 * @throws WrongSecret if a secret is not valid; the error never contains a value
 */
export async function secretsOf(
	{ parameter, file }: InputItem,
	isLeftOut: (name: string) => boolean = () => false,
): Promise<Secret[]> {
	const {
		pairs = [],
		json = [],
		envText = [],
		envFile = [],
	} = (parameter('secrets') ?? {}) as Given;
	const texts = envText.map(({ text }) => ({ text: String(text ?? ''), where: 'Variables' }));
	for (const { binaryField } of envFile) {
		const field = String(binaryField ?? '').trim();
		const where = `The file in “${field}”`;
		const text = textIn(await file(field));
		if (text === undefined)
			throw new WrongSecret(`${where} is not encoded in UTF-8`, 'Save it as UTF-8.');
		texts.push({ text, where });
	}
	const entries = [
		...pairs,
		...json.flatMap((each) => pairsIn(each.json)),
		...texts.flatMap(({ text, where }) => variablesIn(text, where)),
	];
	return entries
		.filter(({ name }) => !isLeftOut(String(name ?? '').trim()))
		.map(({ name, value }) => ({ name: checkedName(name), value: textOf(name, value) }));
}

function variablesIn(text: string, where: string): IDataObject[] {
	try {
		return readEnvFile(text);
	} catch (error) {
		throw error instanceof WrongLine ? wrongFile(where, error) : (error as Error);
	}
}

function wrongFile(where: string, { line, message }: WrongLine): WrongSecret {
	return new WrongSecret(
		`${where} is not valid: line ${line} ${message}`,
		'Enter NAME=value in every line, and put values that have #, quotes or line breaks in quotes.',
	);
}

/** Reads JSON from a text, or from the value of an expression. */
function pairsIn(given: unknown): IDataObject[] {
	const json = typeof given === 'string' ? parsed(given) : given;
	if (json === undefined) {
		throw new WrongSecret('JSON is not valid', 'Make sure that every quote and bracket is closed.');
	}
	return pairsOf(json);
}

function parsed(text: string): unknown {
	try {
		return parseExact(text);
	} catch {
		return undefined;
	}
}

/** `{ NAME: 'value' }`, `{ name: 'NAME', value: 'value' }` or a list of either. */
function pairsOf(json: unknown): IDataObject[] {
	if (Array.isArray(json)) return json.flatMap(pairsOf);
	if (typeof json !== 'object' || json === null) {
		throw new WrongSecret(
			'JSON does not contain names and values',
			'Enter { "NAME": "value" } or [{ "name": "NAME", "value": "value" }].',
		);
	}
	if ('name' in json && 'value' in json) {
		const other = Object.keys(json).find((name) => /^[A-Z_][A-Z\d_]*$/.test(name));
		if (other === undefined) return [json as IDataObject];
		throw new WrongSecret(
			`JSON contains name and value, and also ${other}`,
			'Enter { "NAME": "value" } or [{ "name": "NAME", "value": "value" }].',
		);
	}
	return Object.entries(json).map(([name, value]) => ({ name, value: value as string }));
}

/** @throws WrongSecret that never contains the value */
function textOf(name: unknown, value: unknown): string {
	const lost = lostNumberIn(value, `The value of ${String(name)}`);
	if (lost !== undefined) throw new WrongSecret(lost, lostNumberAdvice);
	const isText = ['string', 'number', 'boolean'].includes(typeof value);
	if (!isText && !(value instanceof ExactNumber)) {
		throw new WrongSecret(
			`The value of ${String(name)} is not text`,
			'If it is JSON itself, put it in quotes, or use JSON.stringify in an expression.',
		);
	}
	const text = String(value);
	if (text.length > longestValue && [...text].length > longestValue) {
		throw new WrongSecret(
			`The value of ${String(name)} is too long`,
			`The maximum is ${longestValue} characters.`,
		);
	}
	if (fieldWithHidden(text) !== undefined) {
		throw new WrongSecret(
			`The value of ${String(name)} is the placeholder of a hidden secret`,
			'The node hides secrets in responses. Leave this secret out, or enter its real value.',
		);
	}
	return text;
}
