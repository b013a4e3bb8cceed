import type {
	IDisplayOptions,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
} from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { description, type Operation } from '../../test/harness/operations';
import { code, listed, plain, sentence, table } from './markdown';

/** Longer lists of choices are cut short; the editor has them all. */
const mostChoices = 15;
const examples = 4;

/** Fields that are the same for every operation: docs/README.md has them once. */
export const commonFields = ['requestOptions'];

/** What decides which operation a field belongs to. All else is what a user chooses in it. */
const place = ['resource', 'operation', '/resource', '/operation', '@version'];

/** Below these, a field is of an operation. */
const selects = ['authentication', 'resource', 'operation'];

/** What the editor may show for an operation, whatever is chosen in it, in its order. */
export function propertiesOf(operation: Operation): INodeProperties[] {
	const own = description.properties.filter(
		(property) =>
			![...selects, ...commonFields].includes(property.name) &&
			property.displayOptions?.show?.['@tool'] === undefined &&
			isFor(property, operation),
	);
	const names = own.map(({ name }) => name);
	// A field that many operations share may depend on another that only some of them have.
	return own.filter(({ displayOptions }) =>
		choicesOn(displayOptions?.show).every(([name]) => names.includes(name)),
	);
}

/** The warnings above an operation’s fields. */
export function noticesOf(operation: Operation): string[] {
	return propertiesOf(operation)
		.filter(({ type }) => type === 'notice')
		.map(({ displayName }) => displayName);
}

/** The fields of an operation as a table, those inside others by their path. */
export function fieldTable(operation: Operation): string {
	const properties = propertiesOf(operation).filter(({ type }) => type !== 'notice');
	const rows = properties.flatMap((property) => rowsOf(property, [], properties, operation));
	return rows.length === 0
		? 'The operation has no fields.'
		: table(['Field', 'Required', 'Type', 'Description'], rows);
}

/** @param properties what may come in a collection that every operation has */
export function optionTable(properties: INodeProperties[]): string {
	return table(
		['Option', 'Type', 'Description'],
		properties.map((property) => [
			property.displayName,
			kindOf(property),
			wordsOf(property, [], property.type === 'boolean'),
		]),
	);
}

function rowsOf(
	property: INodeProperties,
	above: string[],
	siblings: INodeProperties[],
	operation: Operation,
	conditionsAbove: string[] = [],
	isOptional = false,
): string[][] {
	if (!isFor(property, operation)) return [];
	const path = [...above, plain(property.displayName)];
	const conditions = [...conditionsAbove, ...conditionsOf(property, siblings)];
	const own = [
		path.join(' → '),
		property.required ? 'yes' : '',
		kindOf(property),
		wordsOf(property, conditions, isOptional),
	];
	if (property.type === 'collection') {
		const inner = property.options as INodeProperties[];
		// These apply with their defaults even if they are not added.
		const isApplied = property.name === 'waitOptions';
		return inner.flatMap((option) =>
			// The field that an option depends on can be another option, or one outside the collection.
			rowsOf(option, path, [...inner, ...siblings], operation, conditions, !isApplied),
		);
	}
	if (property.type === 'fixedCollection') {
		const forms = property.options as INodePropertyCollection[];
		const inner = forms.flatMap(({ displayName, values }) =>
			values.flatMap((value) =>
				rowsOf(value, forms.length > 1 ? [...path, plain(displayName)] : path, values, operation),
			),
		);
		return [own, ...inner];
	}
	return [own];
}

/** Whether a field belongs to an operation. */
function isFor(property: INodeProperties, { resource, operation }: Operation): boolean {
	const { displayOptions, ...rest } = property;
	const placed = { ...rest, displayOptions: { show: placeIn(displayOptions?.show) } };
	return NodeHelpers.displayParameter({ resource, operation }, placed, null, description);
}

function placeIn(show: IDisplayOptions['show'] = {}): IDisplayOptions['show'] {
	return Object.fromEntries(Object.entries(show).filter(([name]) => place.includes(name)));
}

/** The fields of a condition, and their required values. */
function choicesOn(conditions: IDisplayOptions['show'] = {}) {
	return (
		Object.entries(conditions)
			// As a tool, a node has one more field and lacks another: docs/ai-agents.md describes them.
			.filter(([name]) => !place.includes(name) && name !== '@tool')
			.map(([name, values]) => [name.replace(/^\//, ''), values ?? []] as const)
	);
}

/** On which other fields it depends whether a field is shown. */
function conditionsOf({ displayOptions }: INodeProperties, siblings: INodeProperties[]): string[] {
	const inWords = (conditions: IDisplayOptions['show'], lead: string) => {
		const parts = choicesOn(conditions).map(([name, values]) => {
			const control = siblings.find((each) => each.name === name);
			const names = values.map((value) => nameOf(value, control));
			return `${plain(control?.displayName ?? name)} is ${listed(names, 'or')}`;
		});
		return parts.length === 0 ? [] : [`${lead} ${parts.join(' and ')}.`];
	};
	return [...inWords(displayOptions?.show, 'Only if'), ...inWords(displayOptions?.hide, 'Not if')];
}

/** @param isOptional it does nothing until it is added, and its default is only what it starts as */
function wordsOf(property: INodeProperties, conditions: string[], isOptional = false): string {
	const { description: words = '', hint = '' } = property;
	return [
		...conditions,
		sentence(plain(words)),
		sentence(plain(hint)),
		defaultOf(property, isOptional),
	]
		.filter(Boolean)
		.join(' ');
}

function kindOf(property: INodeProperties): string {
	const { type, typeOptions = {}, modes = [], options = [] } = property;
	const kind = () => {
		switch (type) {
			case 'boolean':
				return 'switch';
			case 'collection':
				return 'group of optional fields';
			case 'dateTime':
				return 'date and time';
			case 'fixedCollection': {
				const forms = (options as INodePropertyCollection[]).map(({ displayName }) => displayName);
				if (typeOptions.multipleValues) return 'any number of entries';
				return forms.length > 1 ? `one form of: ${plain(forms.join(', '))}` : 'form';
			}
			case 'json':
				return 'JSON';
			case 'multiOptions':
				return `any of ${choices(property)}`;
			case 'number':
				return ['number', bounds(property)].filter(Boolean).join(', ');
			case 'options':
				return `one of ${choices(property)}`;
			case 'resourceLocator':
				return listed(
					modes.map(({ displayName }) => displayName.replace(/^(From List|By)/, lower)),
					'or',
				);
			case 'resourceMapper':
				return 'settings to add';
			case 'string':
				if (typeOptions.password) return 'secret text';
				if (typeOptions.editor === 'sqlEditor') return 'SQL';
				return (typeOptions.rows ?? 1) > 1 ? 'multiline text' : 'text';
			default:
				return type;
		}
	};
	const isList = type === 'string' && typeOptions.multipleValues === true;
	return isList ? `any number of values: ${kind()}` : kind();
}

function lower(word: string): string {
	return word.toLowerCase();
}

function choices(property: INodeProperties): string {
	const names = (property.options as INodePropertyOptions[]).map(({ name }) => plain(name));
	return names.length > mostChoices
		? `${names.length} choices, such as ${listed(names.slice(0, examples))}`
		: names.join(', ');
}

function bounds({ typeOptions = {} }: INodeProperties): string {
	const { minValue: least, maxValue: most } = typeOptions;
	if (least !== undefined && most !== undefined) return `${least} to ${most}`;
	if (least !== undefined) return `from ${least}`;
	return most === undefined ? '' : `up to ${most}`;
}

function defaultOf(property: INodeProperties, isOptional: boolean): string {
	const lead = isOptional ? 'When added' : 'Default';
	const { type, default: value } = property;
	if (value === '' || value === undefined || value === null || value === false) return '';
	if (Array.isArray(value) && value.length === 0) return '';
	switch (type) {
		case 'boolean':
			return isOptional ? `${lead}: on.` : 'On by default.';
		case 'number':
		case 'string':
			return `${lead}: ${code(String(value))}.`;
		case 'options':
			return `${lead}: ${nameOf(value, property)}.`;
		case 'multiOptions': {
			const chosen = value as unknown[];
			return chosen.length === property.options!.length
				? `${lead}: all.`
				: `${lead}: ${listed(chosen.map((each) => nameOf(each, property)))}.`;
		}
		default:
			return '';
	}
}

/** What the editor calls a value of a field. */
function nameOf(value: unknown, property: INodeProperties | undefined): string {
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	const options = (property?.options ?? []) as INodePropertyOptions[];
	const option = options.find((each) => each.value === value);
	return option === undefined ? code(String(value)) : plain(option.name);
}
