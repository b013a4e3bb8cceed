import { createHash } from 'node:crypto';

import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import {
	planSecrets,
	type ListedSecret,
} from '../../nodes/SupabaseManagement/v1/resources/edgeFunctionSecret/planSecrets';
import { hidden } from '../../nodes/SupabaseManagement/v1/request/answer/hideSecrets';
import { always, answerWith, stopAnswering, type Answer } from '../harness/api';
import { operationCalled, problemsOfRequest } from '../harness/contract';
import { runNode, type Run } from '../harness/engine';
import { forbidden, testOperation } from '../harness/testOperation';

const ref = 'abcdefghijklmnopqrst';
const otherRef = 'zyxwvutsrqponmlkjihg';
const path = `/v1/projects/${ref}/secrets`;
const digest = (value: string) => createHash('sha256').update(value).digest('hex');

afterEach(stopAnswering);

describe('the plan', () => {
	const secrets = [
		{ name: 'A', value: '1' },
		{ name: 'B', value: 'café' },
	];

	it.each<[string, ListedSecret[], boolean, string[]]>([
		['nothing there', [], false, ['A create', 'B create']],
		['the same there', [{ name: 'B', value: digest('café') }], false, ['A create', 'B unchanged']],
		[
			'digests in capitals',
			[{ name: 'A', value: digest('1').toUpperCase() }],
			false,
			['A unchanged', 'B create'],
		],
		['another digest', [{ name: 'A', value: digest('2') }], false, ['A update', 'B create']],
		[
			'the value itself instead of a digest',
			[{ name: 'A', value: '1' }],
			false,
			['A update', 'B create'],
		],
		['no digest', [{ name: 'A' }, { name: 'B', value: null }], false, ['A update', 'B update']],
		['others there', [{ name: 'C', value: 'x' }], false, ['A create', 'B create', 'C unlisted']],
		['others to delete', [{ name: 'C', value: 'x' }], true, ['A create', 'B create', 'C delete']],
		['reserved names there', [{ name: 'SUPABASE_URL' }], true, ['A create', 'B create']],
	])('with %s', (_what, existing, deleteOthers, expected) => {
		const plan = planSecrets(secrets, existing, deleteOthers);
		expect(plan.map(({ name, change }) => `${name} ${change}`)).toEqual(expected);
	});
});

const envFile = (text: string): INodeExecutionData => ({
	json: {},
	binary: {
		data: { data: Buffer.from(text).toString('base64'), mimeType: 'text/plain', fileName: '.env' },
	},
});

const synchronize = {
	resource: 'edgeFunctionSecret',
	operation: 'synchronize',
	projectRef: ref,
	secrets: { envFile: [{ binaryField: 'data' }] },
};

const file =
	'OPENAI_API_KEY=sk-very-secret-1\nSTRIPE_KEY="sk very secret 2"\nSUPABASE_URL=x\nDEBUG=true';

const existing = [
	{ name: 'DEBUG', value: digest('true') },
	{ name: 'STRIPE_KEY', value: digest('old') },
	{ name: 'LEGACY_KEY', value: digest('x') },
	{ name: 'SUPABASE_URL', value: digest('y') },
];

testOperation('edgeFunctionSecret', 'synchronize', {
	full: {
		// The existing names.
		lookUps: 1,
		parameters: {
			projectRef: ref,
			secrets: { json: [{ json: '{ "A": 1 }' }], envText: [{ text: 'B="two"' }] },
			dryRun: false,
			secretSyncOptions: { deleteOthers: false },
		},
		request: {
			method: 'POST',
			path,
			body: [
				{ name: 'A', value: '1' },
				{ name: 'B', value: 'two' },
			],
		},
	},
	answer: {
		status: 200,
		body: [],
		items: ['A', 'B'].map((name) => ({ ref, name, change: 'create', applied: true })),
	},
	refused: forbidden,
});

async function run(parameters: INodeParameters, answers: Answer[], rest: Partial<Run> = {}) {
	const requests = answerWith({ status: 200, body: existing }, ...answers);
	const result = await runNode({
		parameters: { ...synchronize, ...parameters },
		items: [envFile(file)],
		...rest,
	});
	for (const request of requests) {
		expect(problemsOfRequest(operationCalled(request), request)).toEqual([]);
	}
	expect(JSON.stringify([result.items, result.errorItems, result.error])).not.toMatch(
		/very.secret/,
	);
	return {
		...result,
		sent: requests.map(({ method, body }) => [method, body]),
		changes: result.items.map(({ json: { name, change, applied } }) => [name, change, applied]),
	};
}

const set = [
	'POST',
	[
		{ name: 'OPENAI_API_KEY', value: 'sk-very-secret-1' },
		{ name: 'STRIPE_KEY', value: 'sk very secret 2' },
	],
];
const remove = ['DELETE', ['LEGACY_KEY']];

describe('Synchronize', () => {
	it('sets new and changed secrets, and leaves the others', async () => {
		const { sent, changes } = await run({}, [{ status: 201 }]);
		expect(sent).toEqual([['GET', undefined], set]);
		expect(changes).toEqual([
			['OPENAI_API_KEY', 'create', true],
			['STRIPE_KEY', 'update', true],
			['DEBUG', 'unchanged', false],
			['LEGACY_KEY', 'unlisted', false],
			['SUPABASE_URL', 'reserved', false],
		]);
	});

	it('deletes others only if requested', async () => {
		const { sent, changes } = await run({ secretSyncOptions: { deleteOthers: true } }, [
			{ status: 201 },
			{ status: 200 },
		]);
		expect(sent).toEqual([['GET', undefined], set, remove]);
		expect(changes).toContainEqual(['LEGACY_KEY', 'delete', true]);
	});

	it('only reads in a dry run', async () => {
		for (const credential of [{ readOnly: false }, { readOnly: true }]) {
			const { sent, changes } = await run(
				{ dryRun: true, secretSyncOptions: { deleteOthers: true } },
				[],
				{ credential },
			);
			expect(sent).toEqual([['GET', undefined]]);
			expect(changes).toEqual([
				['OPENAI_API_KEY', 'create', false],
				['STRIPE_KEY', 'update', false],
				['LEGACY_KEY', 'delete', false],
				['DEBUG', 'unchanged', false],
				['SUPABASE_URL', 'reserved', false],
			]);
			stopAnswering();
		}
	});

	it('sends nothing if everything is up to date', async () => {
		const requests = answerWith({ status: 200, body: existing });
		await runNode({ parameters: synchronize, items: [envFile('DEBUG=true')] });
		expect(requests.map(({ method }) => method)).toEqual(['GET']);
	});

	it('combines all input items of a project', async () => {
		const requests = answerWith(always({ status: 200, body: [] }));
		const { items } = await runNode({
			parameters: {
				...synchronize,
				projectRef: { __rl: true, mode: 'id', value: '={{ $json.ref }}' },
				secrets: { envText: [{ text: '={{ $json.line }}' }] },
			},
			items: [
				{ json: { ref, line: 'A=1' } },
				{ json: { ref: otherRef, line: 'B=2' } },
				{ json: { ref, line: 'C=3' } },
			],
		});
		const bodies = requests.filter(({ method }) => method === 'POST').map(({ body }) => body);
		expect(bodies.map((body) => JSON.stringify(body)).sort()).toEqual([
			'[{"name":"A","value":"1"},{"name":"C","value":"3"}]',
			'[{"name":"B","value":"2"}]',
		]);
		expect(items.map(({ json, pairedItem }) => [json.ref, json.name, pairedItem])).toEqual([
			[ref, 'A', { item: 0 }],
			[ref, 'C', { item: 2 }],
			[otherRef, 'B', { item: 1 }],
		]);
	});

	it('sends at most 100 in a request', async () => {
		const text = Array.from({ length: 201 }, (_, index) => `S${index}=${index}`).join('\n');
		const { sent } = await run({}, [always({ status: 201 })], { items: [envFile(text)] });
		expect(sent.map(([, body]) => (body as unknown[] | undefined)?.length)).toEqual([
			undefined,
			100,
			100,
			1,
		]);
	});
});

describe('Synchronize that fails in the middle', () => {
	const text = Array.from({ length: 201 }, (_, index) => `S${index}=${index}`).join('\n');
	const items = [envFile(text)];
	const options = { secretSyncOptions: { deleteOthers: true } };
	const forbidden = { status: 403, body: { message: 'Forbidden resource' } };
	const unavailable = { status: 503, body: { message: 'Service unavailable' } };

	it('reports what was changed and what was not', async () => {
		const { error, sent } = await run(options, [{ status: 201 }, forbidden], { items });
		expect(sent).toHaveLength(3);
		expect(error?.message).toBe('The credential is not allowed to do this');
		expect(error?.description).toMatch(
			/ Done: S0, S1, .*S19 and 80 more\. Not done: S100, .* and 84 more\.$/,
		);
	});

	it('reports what may have been changed if the answer is lost', async () => {
		const { error } = await run(options, [{ status: 201 }, unavailable], { items });
		expect(error?.description).toMatch(
			/ Done: S0, .*\. Perhaps done: S100, .*\. Not done: S200, DEBUG, STRIPE_KEY, LEGACY_KEY\.$/,
		);
	});

	it('reports that nothing was changed if the first request is refused', async () => {
		const { error } = await run({}, [forbidden]);
		expect(error?.description).toMatch(
			/ Nothing was changed\. Not done: OPENAI_API_KEY, STRIPE_KEY\.$/,
		);
	});

	it('returns what was changed, and one error, if the workflow continues on errors', async () => {
		const { items: output } = await run(options, [{ status: 201 }, { status: 500 }], {
			items,
			onError: 'continueRegularOutput',
			requestOptions: { timeLimit: 0, includeProject: true },
		});
		expect(output).toHaveLength(101);
		expect(output[99]!.json).toEqual({
			project_ref: ref,
			ref,
			name: 'S99',
			change: 'create',
			applied: true,
		});
		const { progress } = output[100]!.json.details as { progress: Record<string, string[]> };
		expect(Object.entries(progress).map(([name, list]) => [name, list.length])).toEqual([
			['done', 100],
			['perhapsDone', 100],
			['notDone', 4],
		]);
	});
});

describe('Synchronize refuses', () => {
	it.each<[string, INodeExecutionData, INodeParameters, string]>([
		['a file that is not there', { json: {} }, {}, 'The item has no binary field “data”'],
		['no secrets', envFile('# none'), {}, 'There are no secrets to synchronize'],
		['only reserved secrets', envFile('SUPABASE_URL=x'), {}, 'There are no secrets to synchronize'],
		[
			'a wrong line',
			envFile('A=1\nB very-secret'),
			{},
			'The file in “data” is not valid: line 2 is not NAME=value',
		],
		['two values', envFile('A=1\nA=2'), {}, 'A has two different values'],
		[
			'the placeholder of a hidden secret',
			envFile(`A='${hidden}'`),
			{},
			'The value of A is the placeholder of a hidden secret',
		],
	])('%s before anything is sent', async (_what, item, parameters, message) => {
		const requests = answerWith({ status: 200, body: existing });
		const { error } = await runNode({
			parameters: { ...synchronize, ...parameters },
			items: [item],
		});
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/Nothing was sent to Supabase\.$/);
		expect(requests).toEqual([]);
	});

	it('a read-only credential', async () => {
		const requests = answerWith({ status: 200, body: existing });
		const { error } = await runNode({
			parameters: synchronize,
			items: [envFile(file)],
			credential: { readOnly: true },
		});
		expect(error?.message).toMatch(/^The credential is read-only/);
		expect(requests).toEqual([]);
	});
});

it('Create or Update accepts .env files too', async () => {
	const requests = answerWith({ status: 201 });
	await runNode({
		parameters: { ...synchronize, operation: 'upsert' },
		items: [envFile('A=1\nB="2 3"'), envFile('C=4')],
	});
	expect(requests.map(({ body }) => body)).toEqual([
		[
			{ name: 'A', value: '1' },
			{ name: 'B', value: '2 3' },
			{ name: 'C', value: '4' },
		],
	]);
});
