import type {
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INode,
	INodeProperties,
	INodePropertyCollection,
} from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { inputError } from './inputError';

type Context = Pick<IExecuteSingleFunctions, 'getItemIndex' | 'getNode'>;

/**
 * The first step of every operation: refuses values of a wrong type, which expressions can return.
 * A switch that is not clearly on or off could otherwise delete or reveal what it should not, and an
 * object would be sent as “[object Object]”.
 *
 * @param properties all fields of the node
 * @returns the step; it throws NodeOperationError naming the field
 */
export function checkTypes(properties: INodeProperties[]) {
	const byOperation = new Map<string, INodeProperties[]>();

	return async function (
		this: IExecuteSingleFunctions,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const node = this.getNode();
		const { resource, operation } = node.parameters;
		const key = `${String(resource)}:${String(operation)}`;
		const fields = byOperation.get(key) ?? properties.filter((each) => mayShow(each, node));
		byOperation.set(key, fields);

		for (const field of fields) {
			const saved = node.parameters[field.name];
			if (saved === undefined) continue;
			if (!NodeHelpers.displayParameter(node.parameters, field, node, null)) continue;
			const given = JSON.stringify(saved).includes('"=')
				? this.getNodeParameter(field.name)
				: saved;
			checkField(this, given, field);
		}
		return request;
	};
}

const singleValues = new Set([
	'dateTime',
	'multiOptions',
	'number',
	'options',
	'resourceLocator',
	'string',
]);

/** Whether the operation may show a field, depending on other fields. */
function mayShow(field: INodeProperties, node: INode): boolean {
	const { resource, operation } = node.parameters;
	const show = Object.entries(field.displayOptions?.show ?? {}).filter(
		([name]) => name === 'resource' || name === 'operation',
	);
	const displayOptions = { show: Object.fromEntries(show) };
	return NodeHelpers.displayParameter(
		{ resource, operation },
		{ ...field, displayOptions },
		node,
		null,
	);
}

function checkField(context: Context, given: unknown, field: INodeProperties): void {
	const { type, displayName, description, options, required } = field;
	if (type === 'boolean' && typeof given !== 'boolean') {
		throw inputError(
			context,
			`${displayName} is not true or false`,
			'Let the expression return true or false, and compare text: {{ $json.field === "yes" }}.',
		);
	}
	if (required === true && (given === null || given === undefined)) {
		throw inputError(
			context,
			`${displayName} is empty`,
			'Enter a value, or make sure that the previous nodes return the data that its expression uses.',
		);
	}
	// A text that can also be JSON says so in its description.
	const takesObjects = !singleValues.has(type) || description?.includes('JSON') === true;
	const value = type === 'resourceLocator' && isObject(given) ? given.value : given;
	if (!takesObjects && [value].flat().some(isObject)) {
		throw inputError(
			context,
			`${displayName} is an object, not a single value`,
			'Let the expression return one of the object’s values, such as {{ $json.name }}.',
		);
	}
	if (type !== 'collection' && type !== 'fixedCollection') return;
	for (const [name, value] of Object.entries(isObject(given) ? given : {})) {
		const part = (options ?? []).find((each) => each.name === name);
		if (part === undefined) continue;
		if (type === 'collection') checkField(context, value, part as INodeProperties);
		else checkGroups(context, value, part as INodePropertyCollection);
	}
}

/** @param given one group of fields, or a list of them */
function checkGroups(context: Context, given: unknown, { values }: INodePropertyCollection): void {
	for (const group of [given].flat().filter(isObject)) {
		for (const field of values) {
			if (field.name in group) checkField(context, group[field.name], field);
		}
	}
}

/** Whether it is an object from JSON. Dates, for example, can be text. */
function isObject(value: unknown): value is Record<string, unknown> {
	if (typeof value !== 'object' || value === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}
