import type { INodeParameters } from 'n8n-workflow';

import { answerWith, stopAnswering } from '../harness/api';
import { runNode } from '../harness/engine';

afterEach(stopAnswering);

const ref = 'abcdefghijklmnopqrst';
const rows = [
	{ name: 'hello', slug: 'hello', status: 'ACTIVE' },
	{ name: 'pay', slug: 'pay', status: 'ACTIVE' },
];

async function run(parameters: INodeParameters, requestOptions = {}, isTool = false) {
	answerWith({ status: 200, body: rows });
	const { items, error } = await runNode({
		parameters: { resource: 'edgeFunction', operation: 'getMany', returnAll: true, ...parameters },
		requestOptions: { timeLimit: 0, ...requestOptions },
		isTool,
	});
	return { json: items.map(({ json }) => json), items, error };
}

const fromList = {
	projectRef: { __rl: true, mode: 'list', value: ref, cachedResultName: 'Acme (old) (eu-west-1)' },
};

describe('Include Project in Output', () => {
	it('adds ID and name if the project was chosen from the list', async () => {
		const { json, items } = await run(fromList, { includeProject: true });
		expect(json).toEqual(
			rows.map((row) => ({ project_ref: ref, project_name: 'Acme (old)', ...row })),
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
	});

	it('adds only the ID if the name is unknown', async () => {
		const { json } = await run({ projectRef: ref }, { includeProject: true });
		expect(json).toEqual(rows.map((row) => ({ project_ref: ref, ...row })));
	});

	it('adds the parent project of branches', async () => {
		answerWith({ status: 200, body: [{ id: 'b', name: 'preview', project_ref: 'own' }] });
		const { items } = await runNode({
			parameters: {
				resource: 'branch',
				operation: 'getMany',
				returnAll: true,
				parentProjectRef: ref,
			},
			requestOptions: { timeLimit: 0, includeProject: true },
		});
		// A field of the answer with the same name stays unchanged.
		expect(items[0]!.json).toEqual({ project_ref: 'own', id: 'b', name: 'preview' });
	});

	it('adds nothing if it is off', async () => {
		expect((await run(fromList)).json).toEqual(rows);
	});
});

describe('the output of a tool', () => {
	it.each(['slug, status', ['slug', 'status'], ' slug ,status, unknown'])(
		'has only the selected fields: %j',
		async (outputFields) => {
			const selected = { projectRef: ref, output: 'selectedFields', outputFields };
			const { json } = await run(selected, {}, true);
			expect(json).toEqual(rows.map(({ slug, status }) => ({ slug, status })));
		},
	);

	it('refuses an empty selection', async () => {
		const nothing = { projectRef: ref, output: 'selectedFields', outputFields: ' , ' };
		const { error } = await run(nothing, {}, true);
		expect(error?.message).toBe('Output Fields is empty');
	});

	it.each([
		['raw', { id: 'web', type: 'compute', attributes: { size: '2gb-1vcpu' } }],
		['simplified', { id: 'web', size: '2gb-1vcpu' }],
	])('is %s', async (output, expected) => {
		const data = [{ id: 'web', type: 'compute', attributes: { size: '2gb-1vcpu' } }];
		answerWith({ status: 200, body: { data } });
		const { items } = await runNode({
			parameters: {
				resource: 'computeInstance',
				operation: 'getMany',
				returnAll: true,
				projectRef: ref,
				output,
			},
			isTool: true,
		});
		expect(items.map(({ json }) => json)).toEqual([expected]);
	});
});
