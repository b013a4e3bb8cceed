import { NodeHelpers, type INodeParameters } from 'n8n-workflow';

import { samples } from '../contract/samples';
import { always, answerWith, stopAnswering } from '../harness/api';
import { runNode } from '../harness/engine';
import { description, everyField, operations, type Operation } from '../harness/operations';
import { answersUpTo, itemWithFiles } from '../harness/severalRequests';

afterEach(stopAnswering);

/** The path to a value among the parameters. */
type Path = Array<string | number>;

/** They decide which fields are shown, so n8n offers no expressions for them. */
const chosen = new Set([
	'authentication',
	'resource',
	'operation',
	'configurationSource',
	'grantType',
]);

/** The paths to all values that an expression can return; of a locator, only its ID. */
function pathsIn(value: unknown, path: Path = []): Path[] {
	if (typeof value !== 'object' || value === null) return [path];
	if ('__rl' in value) return [[...path, 'value']];
	// n8n itself checks the values of a resource mapper.
	if ('mappingMode' in value) return [];
	return Object.entries(value).flatMap(([name, inner]) =>
		pathsIn(inner, [...path, Array.isArray(value) ? Number(name) : name]),
	);
}

function at(value: unknown, path: Path): unknown {
	return path.reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], value);
}

function withValue(value: unknown, [first, ...rest]: Path, by: unknown): unknown {
	if (first === undefined) return by;
	const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as never[];
	copy[first as number] = withValue(copy[first as number], rest, by) as never;
	return copy;
}

type Field = { name: string; operation: Operation; parameters: INodeParameters; path: Path };

/** One field of each name of each resource. */
const fields = new Map<string, Field>();
for (const operation of operations) {
	for (const filled of everyField(operation, samples)) {
		// Without the options that n8n does not show.
		const parameters = NodeHelpers.getNodeParameters(
			description.properties,
			filled,
			false,
			false,
			null,
			description,
		)!;
		for (const path of pathsIn(parameters)) {
			if (chosen.has(String(path[0]))) continue;
			const names = path.filter((each) => typeof each === 'string');
			const name = [operation.resource, ...names].join('.');
			if (!fields.has(name)) fields.set(name, { name, operation, parameters, path });
		}
	}
}

async function sentWith({ operation, parameters, path }: Field, value: unknown) {
	const refused = always({ status: 403, body: { message: 'Supabase’s message' } });
	const changed = withValue(parameters, path, '={{ $json.value }}') as INodeParameters;
	const requests = answerWith(...answersUpTo(operation, refused));
	const { error } = await runNode({
		parameters: changed,
		requestOptions: changed.requestOptions as never,
		items: [{ ...itemWithFiles, json: { value } as never }],
	});
	const sent = requests.map(({ query, text, path: to }) => JSON.stringify([to, query, text]));
	stopAnswering();
	return { sent: sent.join('\n'), error };
}

const switches: Field[] = [];
const others: Field[] = [];
for (const field of fields.values()) {
	const isSwitch = typeof at(field.parameters, field.path) === 'boolean';
	(isSwitch ? switches : others).push(field);
}

it.each(switches.map((field) => [field.name, field] as const))(
	'%s is refused if it is not clearly on or off',
	async (_name, field) => {
		for (const value of ['true', 'no', 0, 1, null, undefined]) {
			const { sent, error } = await sentWith(field, value);
			expect(error?.message).toMatch(/ is not true or false$/);
			expect(sent).toBe('');
		}
	},
);

it.each(others.map((field) => [field.name, field] as const))(
	'%s is not sent as the name of a type, and its errors are clear',
	async (_name, field) => {
		for (const value of [null, undefined, { a: 1 }]) {
			const { sent, error } = await sentWith(field, value);
			expect(sent).not.toMatch(/\[object Object\]|\\?"(null|undefined)\\?"/);
			expect(error?.message ?? '').not.toMatch(
				/Cannot |is not (a function|iterable)|malformed|\[object/,
			);
		}
	},
);
