import { updateDisplayOptions, type IDataObject, type INodeProperties } from 'n8n-workflow';

import {
	ExactNumber,
	lostNumberAdvice,
	lostNumberIn,
	parseExact,
} from '../../request/input/exactJson';
import { severalLineSecret } from '../../fields/severalLineSecret';
import { checkedName, WrongSecret } from './secretName';
import type { Part } from './sendInParts';

type Secrets = { json?: Array<{ json: unknown }>; pairs?: IDataObject[] };

const longestValue = 24_576;

/** Reads the secrets of one input item. */
export function secretsOf(parameter: (name: string) => unknown): Part[] {
	const { json = [], pairs = [] } = (parameter('secrets') ?? {}) as Secrets;
	return [...pairs, ...json.flatMap((each) => pairsIn(each.json))].map(({ name, value }) => {
		const secret = { name: checkedName(name), value: textOf(name, value) };
		return { name: secret.name, element: secret };
	});
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
	if ('name' in json && 'value' in json) return [json as IDataObject];
	return Object.entries(json).map(([name, value]) => ({ name, value: value as string }));
}

/** @throws WrongSecret that never contains the value */
function textOf(name: unknown, value: unknown): string {
	const lost = lostNumberIn(value, `The value of ${String(name)}`);
	if (lost !== undefined) throw new WrongSecret(lost, lostNumberAdvice);
	const isText = ['string', 'number', 'boolean'].includes(typeof value);
	if (!isText && !(value instanceof ExactNumber)) {
		throw new WrongSecret(
			`The value of ${String(name)} is not a text`,
			'If it is JSON itself, put it in quotes, or use JSON.stringify in an expression.',
		);
	}
	const text = String(value);
	if (text.length > longestValue && [...text].length > longestValue) {
		throw new WrongSecret(
			`The value of ${String(name)} is too long`,
			`It can have ${longestValue} characters.`,
		);
	}
	return text;
}

export const upsertFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['edgeFunctionSecret'], operation: ['upsert'] } },
	[
		{
			displayName: 'Secrets',
			name: 'secrets',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Secret',
			required: true,
			default: {},
			description: 'The secrets to set, one by one or as JSON. Other secrets stay unchanged.',
			options: [
				{
					displayName: 'JSON',
					name: 'json',
					values: [
						{
							displayName: 'JSON',
							name: 'json',
							type: 'json',
							default: '{}',
							description: '{ "NAME": "value" } or [{ "name": "NAME", "value": "value" }]',
						},
					],
				},
				{
					displayName: 'Name and Value',
					name: 'pairs',
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							placeholder: 'e.g. OPENAI_API_KEY',
							description: 'Cannot start with SUPABASE_',
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							typeOptions: severalLineSecret,
							default: '',
							description: 'Up to 24,576 characters',
						},
					],
				},
			],
		},
	],
);
