import type {
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	NodeParameterValueType,
} from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { SupabaseManagement } from '../../nodes/SupabaseManagement/SupabaseManagement.node';

export const { description, methods } = new SupabaseManagement().getNodeType(1);

export type Operation = {
	resource: string;
	operation: string;
	/** The operation’s entry in the route table. */
	route: INodePropertyOptions;
	method: string;
	/** With placeholders. */
	path: string;
	/** The contract’s key of the operation: `GET /v1/projects/{ref}`. */
	key: string;
};

/** Every operation of the node, from its route tables. */
export const operations: Operation[] = description.properties
	.filter(({ name }) => name === 'operation')
	.flatMap(({ displayOptions, options }) =>
		(options as INodePropertyOptions[]).map((route) => {
			const { method, url } = (route.routing?.request ?? {}) as { method: string; url: string };
			return {
				resource: String(displayOptions?.show?.resource?.[0]),
				operation: String(route.value),
				route,
				method,
				path: url,
				key: `${method} ${url}`,
			};
		}),
	);

const always = new Set(['authentication', 'resource', 'operation']);

/**
 * Whether an operation may show a property, depending on its other fields. Most properties belong
 * to other operations.
 */
export function belongsTo(
	property: INodeProperties,
	resource: unknown,
	operation: unknown,
): boolean {
	const { show = {} } = property.displayOptions ?? {};
	const chooses = Object.entries(show).filter(([name]) => ['resource', 'operation'].includes(name));
	return NodeHelpers.displayParameter(
		{ resource, operation } as INodeParameters,
		{ ...property, displayOptions: { show: Object.fromEntries(chooses) } },
		null,
		description,
	);
}

const byOperation = new Map<string, INodeProperties[]>();

function propertiesOf(resource: unknown, operation: unknown): INodeProperties[] {
	const key = `${String(resource)}:${String(operation)}`;
	const properties =
		byOperation.get(key) ??
		description.properties.filter((property) => belongsTo(property, resource, operation));
	byOperation.set(key, properties);
	return properties;
}

/** The fields that the editor shows below the Operation select, with the given parameters. */
export function visibleProperties(parameters: INodeParameters): INodeProperties[] {
	return propertiesOf(parameters.resource, parameters.operation).filter(
		(property) =>
			!always.has(property.name) &&
			NodeHelpers.displayParameter(parameters, property, null, description),
	);
}

/**
 * Values that a field’s type is not enough to generate, by `resource.operation.field` or `field`.
 */
export type Samples = Record<string, NodeParameterValueType>;

/**
 * Fills every field that an operation can show. If an option shows other fields, there is a set of
 * parameters for each of its options; if only one of several forms can be filled, there is one for
 * each form.
 */
export function everyField(
	{ resource, operation }: Operation,
	samples: Samples,
): INodeParameters[] {
	const base: INodeParameters = { authentication: 'accessToken', resource, operation };
	const fill = (chosen: INodeParameters) => {
		const parameters: INodeParameters = { ...base, ...chosen };
		// Fields become visible when earlier ones are filled.
		for (let round = 0; round < 3; round++) {
			for (const property of visibleProperties(parameters)) {
				if (property.name in chosen || property.type === 'notice') continue;
				parameters[property.name] = sample(
					property,
					`${resource}.${operation}.${property.name}`,
					samples,
				);
			}
		}
		return parameters;
	};

	const first = fill({});
	const controls = controlsOf(resource, operation);
	const variants = Object.keys(first)
		.filter((name) => controls.has(name))
		.flatMap((name) => {
			const property = visibleProperties(first).find((each) => each.name === name)!;
			return valuesOf(property).map((value) => fill({ [name]: value }));
		});
	const forms = visibleProperties(first)
		.filter((property) => isOneOfForms(property) && samples[property.name] === undefined)
		.flatMap(({ name, ...property }) =>
			(property.options as INodePropertyCollection[]).slice(1).map((form) => {
				const path = `${resource}.${operation}.${name}`;
				return fill({ [name]: { [form.name]: entryOf(form, path, samples) } });
			}),
		);
	return [...(variants.length > 0 ? variants : [first]), ...forms];
}

/**
 * Whether a collection offers an option in an operation. Several operations can share a collection.
 */
function isOfOperation({ displayOptions }: INodeProperties, operation: string): boolean {
	const offering = displayOptions?.show?.['/operation'];
	const isList = offering?.every((each) => typeof each === 'string');
	return isList !== true || offering!.includes(operation);
}

/** Whether only one of several forms can be filled. */
function isOneOfForms({ type, typeOptions, options }: INodeProperties): boolean {
	return type === 'fixedCollection' && typeOptions?.multipleValues !== true && options!.length > 1;
}

function entryOf(form: INodePropertyCollection, path: string, samples: Samples): INodeParameters {
	return Object.fromEntries(
		form.values.map((value) => [
			value.name,
			sample(value, `${path}.${form.name}.${value.name}`, samples),
		]),
	) as INodeParameters;
}

/** The fields of an operation that show or hide others. */
function controlsOf(resource: string, operation: string): Set<string> {
	const names = propertiesOf(resource, operation)
		.flatMap(({ displayOptions }) => Object.keys(displayOptions?.show ?? {}))
		.map((name) => name.replace(/^\//, ''));
	// Return All is the same for every list: test/request/pagination.test.ts covers it.
	return new Set(
		names.filter((name) => !always.has(name) && name !== 'returnAll' && !name.startsWith('@')),
	);
}

function valuesOf(property: INodeProperties): NodeParameterValueType[] {
	if (property.type === 'boolean') return [true, false];
	return (property.options as INodePropertyOptions[]).map(({ value }) => value);
}

function sample(property: INodeProperties, path: string, samples: Samples): NodeParameterValueType {
	const given = samples[path] ?? samples[property.name];
	if (given !== undefined) {
		return property.type === 'resourceLocator' && typeof given === 'string'
			? { __rl: true, mode: 'id', value: given }
			: given;
	}
	switch (property.type) {
		case 'boolean':
			return true;
		case 'number': {
			const { minValue = 0, maxValue = 1000 } = property.typeOptions ?? {};
			return Math.min(Math.max(minValue, 7), maxValue);
		}
		case 'options':
			return (property.options as INodePropertyOptions[]).at(-1)!.value;
		case 'multiOptions':
			return (property.options as INodePropertyOptions[]).map(({ value }) => value) as string[];
		case 'collection':
			return Object.fromEntries(
				(property.options as INodeProperties[])
					.filter((option) => isOfOperation(option, path.split('.')[1]!))
					.map((option) => [option.name, sample(option, `${path}.${option.name}`, samples)]),
			) as INodeParameters;
		case 'fixedCollection': {
			const forms = property.options as INodePropertyCollection[];
			const filled = isOneOfForms(property) ? forms.slice(0, 1) : forms;
			return Object.fromEntries(
				filled.map((form) => {
					const entry = entryOf(form, path, samples);
					return [form.name, property.typeOptions?.multipleValues ? [entry] : entry];
				}),
			) as INodeParameters;
		}
		case 'resourceLocator':
			return { __rl: true, mode: 'id', value: `sample-${property.name}` };
		case 'dateTime':
			return '2026-11-01T00:00:00.000Z';
		case 'json':
			return '{}';
		default: {
			const text = `sample ${property.name}`;
			return property.typeOptions?.multipleValues ? [text] : text;
		}
	}
}
