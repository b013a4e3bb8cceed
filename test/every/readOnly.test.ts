import type { IDataObject, INodeParameters, INodeProperties, OnError } from 'n8n-workflow';

import { getProjects } from '../../nodes/SupabaseManagementWatchTrigger/methods';
import { readAccess } from '../../nodes/SupabaseManagement/v1/request/guard/access';
import { onlyReads } from '../../nodes/SupabaseManagement/v1/request/guard/readingPosts';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';
import { samples } from '../contract/samples';
import { always, answerWith, stopAnswering, type Received } from '../harness/api';
import { operationCalled } from '../harness/contract';
import type { CredentialData } from '../harness/credentials';
import { editorContext } from '../harness/editor';
import { runNode } from '../harness/engine';
import { description, everyField, methods, operations } from '../harness/operations';
import { answersUpTo, itemWithFiles, ofSeveralRequests } from '../harness/severalRequests';
import { openSandbox } from '../sandbox/harness';
import { openN8n as openTrigger } from '../trigger/n8n';
import { openApi, openN8n as openWatch, project } from '../watchTrigger/n8n';
import { acme, organizations, stories } from '../watchTrigger/stories';

afterEach(stopAnswering);

/** Values of a switch from an expression or variable that all mean on. */
const on: unknown[] = [
	true,
	'true',
	1,
	'on',
	'yes',
	'TRUE',
	' false',
	0,
	'null',
	[],
	{},
	Number.NaN,
];
const off: unknown[] = [false, 'false', '', undefined, null];

const onErrors: OnError[] = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'];

const keyOf = (request: { method: string; path: string; query: object }): OperationKey => {
	const { method, path } = operationCalled(request as Received);
	return `${method} ${path}` as OperationKey;
};

const changesIn = (requests: Array<{ method: string; path: string; query: object }>) =>
	requests.map(keyOf).filter((key) => !onlyReads(key));

it('a switch is off only if its value is clearly off', () => {
	expect(on.filter((readOnly) => !readAccess({ readOnly } as never).readOnly)).toEqual([]);
	expect(off.filter((readOnly) => readAccess({ readOnly } as never).readOnly)).toEqual([]);
});

const decides = new Set(
	description.properties.flatMap(({ displayOptions = {} }) =>
		[displayOptions.show, displayOptions.hide].flatMap((each) => Object.keys(each ?? {})),
	),
);

/** Fields that accept an expression, and that do not show or hide other fields. */
const takesExpression = ({ name, noDataExpression, type }: INodeProperties) =>
	noDataExpression !== true && type !== 'resourceMapper' && !decides.has(name);

/** The parameters, with each string from an expression that reads it from the input item. */
function asExpressions(parameters: INodeParameters): {
	parameters: INodeParameters;
	json: IDataObject;
} {
	const values: unknown[] = [];
	const fixed = new Set(
		description.properties.filter((each) => !takesExpression(each)).map(({ name }) => name),
	);
	const replaced = (value: unknown, name = ''): unknown => {
		if (typeof value === 'string') {
			if (['mode', 'type'].includes(name)) return value;
			return `={{ $json.values[${values.push(value) - 1}] }}`;
		}
		if (Array.isArray(value)) return value.map((each) => replaced(each, name));
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value).map(([key, inner]) => [key, replaced(inner, key)]),
		);
	};
	const all = Object.entries(parameters).map(([name, value]) => [
		name,
		fixed.has(name) ? value : replaced(value),
	]);
	return {
		parameters: Object.fromEntries(all) as INodeParameters,
		json: { values } as IDataObject,
	};
}

describe('an operation', () => {
	let combinations = 0;
	let sentInControl = 0;

	/** Runs an operation in every way, and returns the requests that change something. */
	async function changesOf(
		operation: (typeof operations)[number],
		readOnlyOf: (index: number) => unknown,
	): Promise<OperationKey[]> {
		const [given] = everyField(operation, samples);
		const combined = 'combineItems' in given! ? [true, false] : [undefined];
		const changes: OperationKey[] = [];
		for (const onError of onErrors) {
			for (const combineItems of combined) {
				const { parameters, json } = asExpressions(given!);
				const requests = answerWith(...answersUpTo(operation, always({ status: 404 })));
				await runNode({
					parameters: {
						...parameters,
						...(combineItems === undefined ? {} : { combineItems }),
					},
					items: [
						{ ...itemWithFiles, json },
						// The files of all items are one set, which contains each file once.
						...(ofSeveralRequests.has(`${operation.resource}:${operation.operation}`)
							? []
							: [{ ...itemWithFiles, json }]),
					],
					onError,
					credential: { readOnly: readOnlyOf(combinations++) } as never,
				});
				changes.push(...changesIn(requests));
				stopAnswering();
			}
		}
		return changes;
	}

	const changing = operations.filter(({ key }) => !onlyReads(key as OperationKey));

	it.each(changing.map((operation) => [operation.key, operation] as const))(
		'%s is not sent with a read-only credential, but is sent with another',
		async (key, operation) => {
			expect(await changesOf(operation, (index) => on[index % on.length])).toEqual([]);
			const sent = await changesOf(operation, (index) => off[index % off.length]);
			expect(sent).toContain(key);
			sentInControl += sent.length;
		},
	);

	it('is tested in this many ways', () => {
		// The two that combine items are run with and without it.
		expect(combinations).toBe((changing.length + 2) * onErrors.length * 2);
		// Two items per run, of which combined ones send one request.
		const once = 4 + ofSeveralRequests.size;
		const continued = (changing.length * 2 - once) * (onErrors.length - 1);
		// If the workflow stops, the second item of a project is not sent after the first has failed.
		expect(sentInControl).toBeGreaterThanOrEqual(continued + changing.length);
	});
});

const readOnly: CredentialData = { readOnly: 'true' };

describe('a list of the editor', () => {
	const { listSearch = {}, resourceMapping = {} } = methods!;

	/** The methods that fill a field, or a field inside it. */
	const methodsIn = (field: unknown): string[] => {
		if (typeof field !== 'object' || field === null) return [];
		return Object.entries(field).flatMap(([name, value]) =>
			['searchListMethod', 'resourceMapperMethod'].includes(name)
				? [String(value)]
				: methodsIn(value),
		);
	};
	const uses = description.properties.flatMap((property) => {
		const { resource = [], operation = [] } = property.displayOptions?.show ?? {};
		const shownBy = operations.find(
			(each) => resource.includes(each.resource) && operation.includes(each.operation),
		);
		return methodsIn(property).map((name) => ({ name, operation: shownBy ?? operations[0]! }));
	});
	const fills = {
		...listSearch,
		...resourceMapping,
		getProjects,
	} as Record<string, (this: unknown) => Promise<unknown>>;

	it('is filled by these methods, all of which are used', () => {
		const used = uses.map(({ name }) => name);
		expect([...new Set(used)].sort()).toEqual(
			Object.keys({ ...listSearch, ...resourceMapping }).sort(),
		);
	});

	it.each(Object.entries(fills))('%s changes nothing', async (name, fill) => {
		const requests = answerWith(always({ status: 404 }));
		const places = uses.filter((each) => each.name === name);
		for (const { operation } of places.length > 0 ? places : [{ operation: operations[0]! }]) {
			const [parameters] = everyField(operation, samples);
			await fill.call(editorContext(parameters!, readOnly)).catch(() => {});
		}
		expect(requests.length).toBeGreaterThan(0);
		expect(changesIn(requests)).toEqual([]);
	});
});

it('the webhook trigger registers, changes and deletes nothing', async () => {
	/** n8n’s hooks in order, until one fails. */
	const changesOf = async (credential: CredentialData) => {
		const { sandbox } = await openSandbox();
		const n8n = await openTrigger({
			apiAddress: sandbox.url,
			accessToken: sandbox.token,
			...credential,
		});
		for (const hook of [n8n.activate, n8n.exists, n8n.activate, n8n.deactivate]) {
			await hook().catch(() => {});
		}
		await n8n.close();
		return sandbox.requests.map(({ method }) => method).filter((method) => method !== 'GET');
	};
	expect(await changesOf(readOnly)).toEqual([]);
	expect(await changesOf({})).toEqual(['POST', 'DELETE']);
});

it('polls change nothing', async () => {
	let sent = 0;
	for (const [watch, parameters, story] of stories) {
		const answers: Record<string, unknown> = {
			'GET /v1/projects': [project()],
			'GET /v1/organizations': organizations,
			'GET /v1/organizations/acme': acme,
		};
		const api = await openApi(answers);
		const n8n = openWatch({ apiAddress: api.url, readOnly: 'true' } as never, {
			watch,
			...(parameters as object),
		});
		for (const turn of [0, 1]) {
			for (const [key, list] of Object.entries(story)) answers[key] = list[turn];
			await n8n.poll();
		}
		expect(n8n.errors).toEqual([]);
		expect(changesIn(api.requests)).toEqual([]);
		sent += api.requests.length;
		api.close();
	}
	expect(sent).toBeGreaterThan(stories.length * 2);
});
