import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { FailureDetails } from '../../nodes/SupabaseManagement/v1/request/failure/nodeError';
import { always, answerWith, stopAnswering } from '../harness/api';
import { operationCalled, problemsOfRequest } from '../harness/contract';
import { runNode, type Run } from '../harness/engine';
import { searchList } from '../harness/editor';
import { methods } from '../harness/operations';
import { forbidden, testOperation } from '../harness/testOperation';

const ref = 'abcdefghijklmnopqrst';
const otherRef = 'zyxwvutsrqponmlkjihg';
const path = `/v1/projects/${ref}/secrets`;

testOperation('edgeFunctionSecret', 'upsert', {
	full: {
		parameters: {
			projectRef: ref,
			secrets: {
				pairs: [{ name: ' OPENAI_API_KEY ', value: ' sk-1 ' }],
				json: [
					{ json: '{ "STRIPE_KEY": "sk_live_1", "RETRIES": 3, "DEBUG": false }' },
					{ json: '[{ "name": "EMPTY", "value": "" }]' },
				],
			},
			combineItems: false,
		},
		request: {
			method: 'POST',
			path,
			body: [
				{ name: 'OPENAI_API_KEY', value: ' sk-1 ' },
				{ name: 'STRIPE_KEY', value: 'sk_live_1' },
				{ name: 'RETRIES', value: '3' },
				{ name: 'DEBUG', value: 'false' },
				{ name: 'EMPTY', value: '' },
			],
		},
	},
	smallest: {
		parameters: { projectRef: ref, secrets: { pairs: [{ name: 'A', value: '1' }] } },
		request: { method: 'POST', path, body: [{ name: 'A', value: '1' }] },
	},
	answer: {
		status: 201,
		items: ['OPENAI_API_KEY', 'STRIPE_KEY', 'RETRIES', 'DEBUG', 'EMPTY'].map((name) => ({
			success: true,
			ref,
			name,
		})),
	},
	refused: forbidden,
});

testOperation('edgeFunctionSecret', 'delete', {
	full: {
		parameters: {
			projectRef: ref,
			secretNames: 'OPENAI_API_KEY, STRIPE_KEY\nOPENAI_API_KEY',
			combineItems: false,
		},
		request: { method: 'DELETE', path, body: ['OPENAI_API_KEY', 'STRIPE_KEY'] },
	},
	smallest: {
		parameters: {
			projectRef: ref,
			secretNames: { __rl: true, mode: 'list', value: 'STRIPE_KEY' },
		},
		request: { method: 'DELETE', path, body: ['STRIPE_KEY'] },
	},
	answer: {
		status: 200,
		items: [
			{ deleted: true, ref, name: 'OPENAI_API_KEY' },
			{ deleted: true, ref, name: 'STRIPE_KEY' },
		],
	},
	refused: { status: 400, message: 'A secret of this name does not exist' },
});

const secret = { name: 'STRIPE_KEY', value: 'a1b2', updated_at: '2026-10-01T08:00:00Z' };

testOperation('edgeFunctionSecret', 'getMany', {
	full: {
		parameters: { projectRef: ref, returnAll: false, limit: 1 },
		request: { method: 'GET', path },
	},
	smallest: { parameters: { projectRef: ref }, request: { method: 'GET', path } },
	answer: { status: 200, body: [secret, { ...secret, name: 'B' }], items: [secret] },
	refused: { status: 404, message: 'Project not found' },
});

const upsert = {
	resource: 'edgeFunctionSecret',
	operation: 'upsert',
	projectRef: ref,
	secrets: { pairs: [{ name: '={{ $json.name }}', value: '={{ $json.value }}' }] },
};

const numbered = (count: number): INodeExecutionData[] =>
	Array.from({ length: count }, (_, index) => ({
		json: { name: `SECRET_${index}`, value: `value ${index}` },
	}));

async function run(parameters: INodeParameters, rest: Omit<Run, 'parameters'> = {}) {
	const result = await runNode({ parameters: { ...upsert, ...parameters }, ...rest });
	if (result.error !== undefined) throw result.error;
	return result.items;
}

describe('edgeFunctionSecret: the secrets of all input items', () => {
	afterEach(stopAnswering);

	it('are sent in one request, and returned paired item by item', async () => {
		const requests = answerWith({ status: 201 });
		const items = await run({}, { items: numbered(3) });
		expect(requests.map(({ body }) => body)).toEqual([
			[
				{ name: 'SECRET_0', value: 'value 0' },
				{ name: 'SECRET_1', value: 'value 1' },
				{ name: 'SECRET_2', value: 'value 2' },
			],
		]);
		expect(items).toEqual(
			[0, 1, 2].map((item) => ({
				json: { success: true, ref, name: `SECRET_${item}` },
				pairedItem: { item },
			})),
		);
	});

	it('are split above 100 secrets, into successive requests', async () => {
		const requests = answerWith(always({ status: 201 }));
		const items = await run({}, { items: numbered(201) });
		expect(requests.map(({ body }) => (body as unknown[]).length)).toEqual([100, 100, 1]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			Array.from({ length: 201 }, (_, item) => ({ item })),
		);
		for (const sent of requests) {
			expect(problemsOfRequest(operationCalled(sent), sent)).toEqual([]);
		}
	});

	it('are sent to each item’s project', async () => {
		const requests = answerWith(always({ status: 201 }));
		const items = await run(
			{ projectRef: { __rl: true, mode: 'id', value: '={{ $json.project }}' } },
			{
				items: [ref, otherRef, ref].map((project, index) => ({
					json: { project, name: `SECRET_${index}`, value: 'v' },
				})),
			},
		);
		const sent = requests.map(({ path: to, body }) => [
			to,
			(body as Array<{ name: string }>).map(({ name }) => name),
		]);
		expect(sent.sort()).toEqual([
			[path, ['SECRET_0', 'SECRET_2']],
			[`/v1/projects/${otherRef}/secrets`, ['SECRET_1']],
		]);
		expect(items.map(({ json, pairedItem }) => [json.ref, json.name, pairedItem])).toEqual([
			[ref, 'SECRET_0', { item: 0 }],
			[ref, 'SECRET_2', { item: 2 }],
			[otherRef, 'SECRET_1', { item: 1 }],
		]);
	});

	it('may be whole items as JSON', async () => {
		const requests = answerWith({ status: 201 });
		await run(
			{ secrets: { json: [{ json: '={{ $json }}' }] } },
			{ items: [{ json: { A: '1', B: '2' } }, { json: { name: 'C', value: '3' } }] },
		);
		expect(requests.map(({ body }) => body)).toEqual([
			[
				{ name: 'A', value: '1' },
				{ name: 'B', value: '2' },
				{ name: 'C', value: '3' },
			],
		]);
	});

	it('are sent item by item without Combine Items', async () => {
		const requests = answerWith(always({ status: 201 }));
		const items = await run({ combineItems: false }, { items: numbered(3) });
		expect(requests.map(({ body }) => (body as unknown[]).length)).toEqual([1, 1, 1]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
	});

	it('are deleted in one request too', async () => {
		const requests = answerWith({ status: 200 });
		const items = await run(
			{
				operation: 'delete',
				secretNames: { __rl: true, mode: 'id', value: '={{ $json.names }}' },
			},
			{ items: [{ json: { names: 'A,B' } }, { json: { names: ['B', 'C'] } }] },
		);
		expect(requests.map(({ body }) => body)).toEqual([['A', 'B', 'C']]);
		expect(items.map(({ json, pairedItem }) => [json.name, pairedItem])).toEqual([
			['A', { item: 0 }],
			['B', { item: 0 }],
			['C', { item: 1 }],
		]);
	});

	it('are sent once if several items have the same secret', async () => {
		const requests = answerWith({ status: 201 });
		await run({ secrets: { pairs: [{ name: 'A', value: '1' }] } }, { items: numbered(2) });
		expect(requests.map(({ body }) => body)).toEqual([[{ name: 'A', value: '1' }]]);
	});
});

describe('edgeFunctionSecret: if a request is refused', () => {
	afterEach(stopAnswering);

	const forbidden = { status: 403, body: { message: 'Forbidden resource' } };

	it('the error reports what has been sent', async () => {
		const requests = answerWith({ status: 201 }, forbidden);
		const { error } = await runNode({ parameters: upsert, items: numbered(250) });
		expect(requests.length).toBe(2);
		expect(error?.message).toBe('The credential is not allowed to do this');
		const { progress } = (error!.context as { failure: FailureDetails }).failure;
		expect([progress!.done.length, progress!.notDone.length]).toEqual([100, 150]);
		expect(error?.description).toMatch(/ Done: .* and 80 more\. Not done: .* and 130 more\.$/);
	});

	it('each item that was not sent has an error, if the workflow continues on errors', async () => {
		answerWith({ status: 201 }, forbidden);
		const { items } = await runNode({
			parameters: upsert,
			items: numbered(102),
			onError: 'continueRegularOutput',
		});
		expect(items.length).toBe(102);
		expect(items[99]!.json).toEqual({ success: true, ref, name: 'SECRET_99' });
		expect(items.slice(100).map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
			['The credential is not allowed to do this', { item: 100 }],
			['The credential is not allowed to do this', { item: 101 }],
		]);
	});

	it('errors and successes go to separate outputs', async () => {
		answerWith({ status: 201 }, forbidden);
		const { items, errorItems } = await runNode({
			parameters: upsert,
			items: numbered(101),
			onError: 'continueErrorOutput',
		});
		expect([items.length, errorItems.length]).toEqual([100, 1]);
	});
});

describe('edgeFunctionSecret: secrets that Supabase does not accept', () => {
	afterEach(stopAnswering);

	const pair = (name: string, value: unknown) => ({ pairs: [{ name, value }] });
	const json = (text: string) => ({ json: [{ json: text }] });

	it.each<[string, unknown, string]>([
		['none', {}, 'There are no secrets to send'],
		['no name', pair(' ', 'v'), 'A secret has no name'],
		[
			'a reserved name',
			pair('SUPABASE_URL', 'v'),
			'SUPABASE_URL is a name that Supabase has reserved',
		],
		[
			'a long name',
			pair('N'.repeat(257), 'v'),
			`The name of a secret is too long: ${'N'.repeat(80)}…`,
		],
		['a long value', pair('A', 'v'.repeat(24_577)), 'The value of A is too long'],
		['a value that is not text', json('{ "A": { "b": 1 } }'), 'The value of A is not text'],
		['broken JSON', json('{ "A": '), 'JSON is not valid'],
		[
			'JSON with a name, a value and another secret',
			json('{ "name": "app", "value": "1", "API_KEY": "abc" }'),
			'JSON contains name and value, and also API_KEY',
		],
		['JSON without names', json('["A"]'), 'JSON does not contain names and values'],
		[
			'two values',
			{ pairs: [{ name: 'A', value: 'one' }], ...json('{ "A": "two" }') },
			'A has two different values',
		],
	])('refuses %s before anything is sent', async (_what, secrets, message) => {
		const requests = answerWith({ status: 201 });
		const { error } = await runNode({
			parameters: { ...upsert, secrets: secrets as INodeParameters },
		});
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
		expect(requests).toEqual([]);
	});

	it('accepts values of 24,576 characters, however many bytes each has', async () => {
		const requests = answerWith({ status: 201 });
		const value = '🔑'.repeat(24_576);
		await run({ secrets: pair('A', value) as INodeParameters });
		expect(problemsOfRequest(operationCalled(requests[0]!), requests[0]!)).toEqual([]);
	});

	it('sends none of the others, and names the item', async () => {
		const requests = answerWith({ status: 201 });
		const { error } = await runNode({
			parameters: upsert,
			items: [...numbered(2), { json: { name: 'SUPABASE_KEY', value: 'v' } }],
		});
		expect(error?.message).toMatch(/^SUPABASE_KEY is a name/);
		expect(error?.description).toMatch(/^This concerns input item 2\./);
		expect(requests).toEqual([]);
	});

	it('returns the reason for each item, if the workflow continues on errors', async () => {
		const requests = answerWith({ status: 201 });
		const { items } = await runNode({
			parameters: upsert,
			items: [...numbered(1), { json: { name: 'SUPABASE_KEY', value: 'v' } }],
			onError: 'continueRegularOutput',
		});
		expect(items.map(({ json: { error }, pairedItem }) => [error, pairedItem])).toEqual(
			[0, 1].map((item) => ['SUPABASE_KEY is a name that Supabase has reserved', { item }]),
		);
		expect(requests).toEqual([]);
	});

	it.each(['SUPABASE_URL', ' , '])('refuses to delete “%s”', async (secretNames) => {
		const requests = answerWith({ status: 200 });
		const { error } = await runNode({
			parameters: { ...upsert, operation: 'delete', secretNames },
		});
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
		expect(requests).toEqual([]);
	});

	it('sends nothing with a read-only credential', async () => {
		const requests = answerWith({ status: 201 });
		const { error } = await runNode({
			parameters: upsert,
			items: numbered(2),
			credential: { readOnly: true },
		});
		expect(error?.message).toMatch(/^The credential is read-only/);
		expect(requests).toEqual([]);
	});
});

describe('edgeFunctionSecret: the list', () => {
	afterEach(stopAnswering);

	it('omits Supabase’s own secrets', async () => {
		const requests = answerWith({
			status: 200,
			body: [secret, { ...secret, name: 'SUPABASE_URL' }, { ...secret, name: 'OPENAI_API_KEY' }],
		});
		const list = await searchList(methods!.listSearch!.searchSecrets!, {
			resource: 'edgeFunctionSecret',
			operation: 'delete',
			projectRef: { __rl: true, mode: 'id', value: ref },
		});
		expect(requests.map(({ path: sent }) => sent)).toEqual([path]);
		expect(list.results).toEqual(
			['OPENAI_API_KEY', 'STRIPE_KEY'].map((name) => ({ name, value: name })),
		);
	});
});
