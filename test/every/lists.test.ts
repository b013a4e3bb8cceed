import { NodeApiError, NodeOperationError, type INodeParameters } from 'n8n-workflow';

import * as lists from '../../nodes/SupabaseManagement/v1/lists';
import { always, answerWith, stopAnswering, type Answer } from '../harness/api';
import { operationCalled } from '../harness/contract';
import { searchList } from '../harness/editor';

// Hundreds of answers to one list take only a moment.
jest.mock('../../nodes/SupabaseManagement/v1/request/client/rateLimits', () => ({
	rateLimitsOf: () => [{ requests: 100_000, seconds: 1 }],
}));

afterEach(() => {
	stopAnswering();
	jest.restoreAllMocks();
});

const chosen = {
	projectRef: 'abcdefghijklmnopqrst',
	parentProjectRef: 'abcdefghijklmnopqrst',
	branchIdOrRef: 'zyxwvutsrqponmlkjihg',
	organizationSlug: 'acme',
	awsAccountId: '123456789012',
};

type Name = keyof typeof lists;

const names = Object.keys(lists) as Name[];

/** The context of a list, if its parameters are not those of a project. */
const places: Partial<Record<Name, [resource: string, operation: string]>> = {
	searchBranches: ['branch', 'get'],
	searchBranchNames: ['branch', 'getByName'],
	searchJitMembers: ['jitAccess', 'update'],
	searchMembers: ['member', 'remove'],
	searchPrivateLinkReplicas: ['privateLink', 'deleteForReadReplica'],
	searchRegions: ['project', 'createProject'],
	searchRegionsOfProject: ['branch', 'create'],
	searchWebhookDeliveries: ['projectWebhook', 'getDelivery'],
	searchWebhooks: ['organizationWebhook', 'get'],
};

const search = async (name: Name, answers: Answer[], parameters: INodeParameters = chosen) => {
	stopAnswering();
	const requests = answerWith(...answers.slice(0, -1), always(answers.at(-1)!));
	const [resource, operation] = places[name] ?? ['project', 'get'];
	try {
		const { results } = await searchList(lists[name], { ...parameters, resource, operation });
		return { results, requests };
	} catch (error) {
		return { error: error as Error, requests };
	}
};

/* A JSON schema of the contract. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Schema = any;

/** A value with all fields of a schema. Lists have one element. */
function sampleOf(schema: Schema): unknown {
	const either = schema.oneOf ?? schema.anyOf ?? schema.allOf;
	if (either !== undefined) return sampleOf(either[0]);
	if (schema.enum !== undefined) return schema.enum[0];
	if (schema.type === 'array') return [sampleOf(schema.items)];
	if (schema.properties !== undefined) {
		return Object.fromEntries(
			Object.entries(schema.properties).map(([name, each]) => [
				name,
				// there is only one page
				name === 'next' ? null : sampleOf(each),
			]),
		);
	}
	if (schema.type === 'boolean') return true;
	if (schema.type === 'number' || schema.type === 'integer') return 7;
	if (schema.type === 'object') return {};
	return schema.format === 'date-time' ? '2026-11-01T08:00:00Z' : 'sample';
}

/** Valid answers to all requests of a list: each run finds out the next request. */
async function rightAnswers(name: Name): Promise<Answer[]> {
	const answers: Answer[] = [];
	for (;;) {
		const { requests } = await search(name, [...answers, { status: 404, body: {} }]);
		if (requests.length <= answers.length) return answers;
		const { answer } = operationCalled(requests[answers.length]!);
		answers.push({ status: 200, body: sampleOf(answer) });
	}
}

/** Copies of a value, each with a wrong value at one place, at any depth. */
function* spoiled(value: unknown): Generator<unknown> {
	for (const other of [null, 5, 'text', [null]]) yield other;
	if (Array.isArray(value)) {
		for (const each of spoiled(value[0])) yield [each];
	} else if (typeof value === 'object' && value !== null) {
		for (const [name, part] of Object.entries(value)) {
			for (const each of spoiled(part)) yield { ...value, [name]: each };
		}
	}
}

const isInWords = (error: Error) =>
	error instanceof NodeOperationError ||
	(error instanceof NodeApiError && /Expected [a-z]/.test(error.description ?? ''));

describe.each(names)('%s', (name) => {
	it.each([
		['a web page', '<!DOCTYPE html><html><body>Bad gateway</body></html>', 'got a web page'],
		['null', null, 'got null'],
		['an empty answer', '', 'got nothing'],
		['a text', 'sample', 'got text'],
		['a number', '7', 'got '],
		['a list of null', [null], 'got '],
		['a list of a list', [[]], 'got '],
	])('refuses %s', async (_, body, got) => {
		const { error } = await search(name, [{ status: 200, body }]);
		expect(error).toBeInstanceOf(NodeApiError);
		expect((error as NodeApiError).description).toContain('Expected ');
		expect((error as NodeApiError).description).toContain(got);
	});

	it('waits at most ten seconds for all its answers together', async () => {
		const timers = jest.spyOn(AbortSignal, 'timeout');
		await search(name, await rightAnswers(name));
		expect(timers.mock.calls.length).toBeGreaterThan(0);
		expect(Math.max(...timers.mock.calls.flat())).toBeLessThanOrEqual(10_000);
	});

	it('refuses elements that it cannot show, and shows the others', async () => {
		const answers = await rightAnswers(name);
		expect((await search(name, answers)).error).toBeUndefined();
		for (const [index, answer] of answers.entries()) {
			for (const body of spoiled(answer.body)) {
				const { results, error } = await search(name, answers.with(index, { status: 200, body }));
				if (error !== undefined) expect([error.message, isInWords(error)]).toContain(true);
				for (const choice of results ?? []) {
					expect(choice.name).not.toMatch(/undefined|null|NaN|\[object|^\s*$/);
					expect(String(choice.value)).not.toMatch(/undefined|null|NaN|\[object|^\s*$/);
				}
			}
		}
	});
});

/** Lists that do not depend on other fields. */
const ofTheCredential: Name[] = ['searchOrganizations', 'searchProjects', 'searchSnippets'];

it.each(names.filter((name) => !ofTheCredential.includes(name)))(
	'%s says which field to choose first, without sending anything',
	async (name) => {
		const empty = { __rl: true, mode: 'list', value: '' };
		const nothing = Object.fromEntries(Object.keys(chosen).map((parameter) => [parameter, empty]));
		const { error, requests } = await search(name, [{ status: 200, body: [] }], nothing);
		expect(error?.message).toMatch(/^Choose (a project|a branch|an organization) first$/);
		expect(requests).toEqual([]);
	},
);
