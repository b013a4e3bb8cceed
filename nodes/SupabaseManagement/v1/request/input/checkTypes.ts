import type {
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INode,
	INodeProperties,
	INodePropertyCollection,
} from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { inputError } from './inputError';

type Context = Pick<IExecuteSingleFunctions, 'getItemIndex' | 'getNode' | 'getNodeParameter'>;

/** Returns the value of a saved parameter: the result, if it is an expression. */
type Read = (saved: unknown, path: string) => unknown;

/**
 * The first step of every operation: refuses values of a wrong type, which expressions can return.
 * A switch that is not clearly on or off could otherwise delete or reveal what it should not, and an
 * object would be sent as text. It evaluates only the expressions of types that it checks, because
 * n8n evaluates each of them again for the request.
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

		const read: Read = (saved, path) => (isExpression(saved) ? this.getNodeParameter(path) : saved);
		for (const field of fields) {
			const saved = node.parameters[field.name];
			if (saved === undefined) continue;
			if (!NodeHelpers.displayParameter(node.parameters, field, node, null)) continue;
			checkField(this, read, field, saved, field.name);
		}
		return request;
	};
}

/** Types whose fields have one value, or a list of them. */
const singleValues = new Set(['dateTime', 'multiOptions', 'options', 'string']);

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

/** @param path of the field among the node’s parameters */
function checkField(
	context: Context,
	read: Read,
	field: INodeProperties,
	saved: unknown,
	path: string,
): void {
	const { type, options = [] } = field;
	if (type === 'boolean' || singleValues.has(type)) {
		checkValue(context, field, read(saved, path));
	}
	// A locator outside a collection is a part of the path, which is checked anyway.
	if (type === 'resourceLocator' && path.includes('.') && isObject(saved)) {
		checkValue(context, field, read(saved.value, `${path}.value`));
	}
	if (type !== 'collection' && type !== 'fixedCollection') return;
	const given = read(saved, path);
	// What an expression returns is not evaluated again.
	const inner: Read = isExpression(saved) ? (value) => value : read;
	for (const [name, value] of Object.entries(isObject(given) ? given : {})) {
		const part = options.find((each) => each.name === name);
		if (part === undefined) continue;
		if (type === 'collection') {
			checkField(context, inner, part as INodeProperties, value, `${path}.${name}`);
			continue;
		}
		const { values } = part as INodePropertyCollection;
		[value].flat().forEach((group, index) => {
			const place = `${path}.${name}${Array.isArray(value) ? `[${index}]` : ''}`;
			for (const each of values) {
				if (!isObject(group) || !(each.name in group)) continue;
				checkField(context, inner, each, group[each.name], `${place}.${each.name}`);
			}
		});
	}
}

function checkValue(context: Context, field: INodeProperties, given: unknown): void {
	const { type, displayName, description, required } = field;
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
	const takesObjects = description?.includes('JSON') === true;
	if (!takesObjects && [given].flat().some(isObject)) {
		throw inputError(
			context,
			`${displayName} is an object, not a single value`,
			'Let the expression return one of the object’s values, such as {{ $json.name }}.',
		);
	}
}

function isExpression(saved: unknown): boolean {
	if (Array.isArray(saved)) return saved.some(isExpression);
	return typeof saved === 'string' && saved.startsWith('=');
}

/** Whether it is an object from JSON. Dates, for example, can be text. */
function isObject(value: unknown): value is Record<string, unknown> {
	if (typeof value !== 'object' || value === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}
