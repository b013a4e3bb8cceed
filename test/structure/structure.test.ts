import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { contract } from '../../nodes/SupabaseManagement/v1/request/contract';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import {
	labels,
	parameterOf,
	placeholdersOf,
} from '../../nodes/SupabaseManagement/v1/request/input/path';
import { samples } from '../contract/samples';
import {
	description,
	everyField,
	methods,
	operations,
	visibleProperties,
} from '../harness/operations';

/** Operations of several requests, whose items are not the API’s answer. */
const returnsOwnItems = new Set(['applyConfiguration', 'compareConfiguration']);

const each = operations.map(
	(operation) => [`${operation.resource}.${operation.operation}`, operation] as const,
);

describe.each(each)('%s', (_name, operation) => {
	const { route, path, method } = operation;
	const shown = everyField(operation, samples).map(visibleProperties);

	it('has a method and a path', () => {
		expect(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']).toContain(method);
		expect(path).toMatch(/^\/v[12](\/[\w.{}-]+)+$/);
	});

	it('has an action in sentence case without an article', () => {
		expect(route.action).toMatch(/^[A-Z][a-z]+( |$)/);
		expect(route.action).not.toMatch(/\b(a|an|the)\b/i);
		expect(wordsWithCapitals(route.action!.slice(1))).toEqual([]);
	});

	it('has a description that says more than its name, without a full stop if it is one sentence', () => {
		expect(route.description!.length).toBeGreaterThan(route.name.length);
		if (!/\. \w/.test(route.description!)) expect(route.description).not.toMatch(/\.$/);
	});

	it('requires every value of its path', () => {
		for (const properties of shown) {
			for (const placeholder of placeholdersOf(path)) {
				const parameter = parameterOf(path, placeholder);
				const property = properties.find(({ name }) => name === parameter);
				expect(property).toMatchObject({
					name: parameter,
					displayName: labels[parameter],
					required: true,
				});
			}
		}
	});

	it('has a field for the project if and only if its path needs one', () => {
		const needed = placeholdersOf(path).map((placeholder) => parameterOf(path, placeholder));
		for (const properties of shown) {
			expect(properties.some(({ name }) => name === 'projectRef')).toBe(
				needed.includes('projectRef'),
			);
		}
	});

	it('shows no two fields with the same name', () => {
		for (const properties of shown) {
			const names = properties.map(({ name }) => name);
			expect(names).toEqual([...new Set(names)]);
		}
	});

	it('has its required fields before the others', () => {
		for (const properties of shown) {
			const last = properties.findLastIndex(({ required }) => required === true);
			const firstCollection = properties.findIndex(({ type }) => type === 'collection');
			if (firstCollection !== -1) expect(last).toBeLessThan(firstCollection);
		}
	});

	it('offers Return All and Limit if and only if it is a list', () => {
		const isList = operation.operation.startsWith('getMany');
		for (const properties of shown) {
			expect(properties.some(({ name }) => name === 'returnAll')).toBe(isList);
		}
	});

	it('offers Simplify if and only if its answer has an envelope', () => {
		for (const properties of shown) {
			expect(properties.some(({ name }) => name === 'simplify')).toBe(
				path.startsWith('/v2/') &&
					!contract[operation.key as OperationKey]?.answersNothing &&
					!returnsOwnItems.has(operation.operation),
			);
		}
	});

	if (method === 'DELETE') {
		it('shows its warnings above its fields', () => {
			for (const properties of shown) {
				expect(properties.some(({ type }) => type === 'notice')).toBe(true);
			}
		});
	}
});

describe('the node', () => {
	const everything = description.properties.flatMap(withInner);

	it('names every field in title case', () => {
		const wrong = everything
			.filter(({ type }) => type !== 'notice')
			.map(({ displayName }) => displayName)
			.filter((name) => !/^[A-Z0-9]/.test(name));
		expect(wrong).toEqual([]);
	});

	it('has a method for every list in its fields', () => {
		const named = everything
			.flatMap(({ modes }) => modes ?? [])
			.map(({ typeOptions }) => typeOptions?.searchListMethod)
			.filter((name) => name !== undefined);
		expect([...new Set(named)].sort()).toEqual(Object.keys(methods!.listSearch!).sort());
	});

	it('allows every locator to be entered as text', () => {
		for (const locator of everything.filter(({ type }) => type === 'resourceLocator')) {
			const [first, second] = locator.modes!.map((mode) => mode.name);
			expect([locator.name, [first, second].sort()]).toEqual([locator.name, ['id', 'list']]);
		}
	});

	it('has several lines for every secret that can contain line breaks', () => {
		const passwords = everything.filter(({ typeOptions }) => typeOptions?.password === true);
		const labels = (fields: INodeProperties[]) =>
			[...new Set(fields.map(({ displayName }) => displayName))].sort();
		const isSeveral = ({ typeOptions }: INodeProperties) => (typeOptions!.rows ?? 1) > 1;

		expect(labels(passwords.filter(isSeveral))).toEqual(['Client Key', 'Value', 'Variables']);
		// None of these can contain a line break. Value is that of a header here.
		expect(labels(passwords.filter((field) => !isSeveral(field)))).toEqual([
			'API Key',
			'API Token',
			'Assertion',
			'Cipher Key',
			'Claim Token',
			'Client Secret',
			'Code',
			'Code Verifier',
			'DSN',
			'Database Password',
			'Invitation Token',
			'New Password',
			'Password',
			'Refresh Token',
			'Root Key',
			'Secret Access Key',
			'Signing Secret',
			'Value',
		]);
	});

	it('masks every password, key and secret', () => {
		const open = everything
			.filter(({ type, name }) => type === 'string' && /password|secret|token$/i.test(name))
			.filter(({ typeOptions }) => typeOptions?.password !== true)
			.map(({ name }) => name);
		expect(open.filter((name) => !notSecret.has(name))).toEqual([]);
	});

	it('sorts the operations of every resource by name', () => {
		for (const { options } of description.properties.filter(({ name }) => name === 'operation')) {
			const names = (options as INodePropertyOptions[]).map(({ name }) => name);
			expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
		}
	});

	it('stays within 300 properties and 300 KB', () => {
		expect(description.properties.length).toBeLessThanOrEqual(300);
		expect(JSON.stringify(description).length).toBeLessThanOrEqual(300_000);
	});
});

/** Fields whose name sounds like a secret, but whose value is not. */
const notSecret = new Set<string>([]);

function withInner(property: INodeProperties): INodeProperties[] {
	if (property.type === 'collection') {
		return [property, ...(property.options as INodeProperties[]).flatMap(withInner)];
	}
	if (property.type === 'fixedCollection') {
		const groups = property.options as INodePropertyCollection[];
		return [property, ...groups.flatMap(({ values }) => values).flatMap(withInner)];
	}
	return [property];
}

/** Capitalized words in a text, except words in all capitals. */
function wordsWithCapitals(text: string): string[] {
	const names = ['GitHub', 'OAuth', 'OpenAPI', 'PgBouncer', 'Postgres', 'TypeScript'];
	return (text.match(/\b[A-Z]\w*/g) ?? []).filter(
		(word) => word !== word.toUpperCase() && !names.includes(word),
	);
}

it('the field Project is not hidden by operations of another resource', () => {
	const [project, ...others] = description.properties.filter(({ name }) => name === 'projectRef');
	// Each declaration costs time per item: see CONTRIBUTING, House rules.
	expect(others).toEqual([]);
	const hiding = new Set(project!.displayOptions!.hide!.operation as string[]);
	const hidden = operations.filter(({ operation }) => hiding.has(operation));
	expect(hidden.filter(({ path }) => path.includes('{ref}'))).toEqual([]);
	expect(hidden).toHaveLength(hiding.size);
});
