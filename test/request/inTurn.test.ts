import type { IExecutePaginationFunctions, NodeParameterValueType } from 'n8n-workflow';

import { inTurn } from '../../nodes/SupabaseManagement/v1/request/client/inTurn';
import type { OperationKey } from '../../nodes/SupabaseManagement/v1/request/operation';

import { runNode, type Run } from '../harness/engine';
import { always, answerWith, stopAnswering, type Answer } from '../harness/api';

const refs = ['abcdefghijklmnopqrst', 'zyxwvutsrqponmlkjihg'];

const items = [0, 0, 1].map((project, index) => ({
	json: { ref: refs[project]!, sql: `select ${index}` },
}));

async function run(
	answers: Answer[],
	more: Partial<Run> = {},
	projectRef: NodeParameterValueType = '={{ $json.ref }}',
) {
	const requests = answerWith(...answers);
	const { error, items: output } = await runNode({
		parameters: {
			resource: 'migration',
			operation: 'apply',
			projectRef,
			sql: '={{ $json.sql }}',
		},
		items,
		...more,
	});
	// After a failure, the node also reads the project, to explain it.
	const sent = requests.flatMap(({ body }) =>
		body === undefined ? [] : (body as { query: string }).query,
	);
	return { sent, error, output };
}

afterEach(stopAnswering);

const done: Answer = { status: 200, body: {} };
const refused = { status: 400, body: { message: 'syntax error' } };

describe('Migrations of several input items', () => {
	it('are applied one after the other for each project', async () => {
		const { sent, error } = await run([done, done, done]);
		expect(error).toBeUndefined();
		expect(sent).toEqual(['select 0', 'select 2', 'select 1']);
	});

	it('are not applied after one that failed', async () => {
		const { sent, error } = await run([refused, always(done)]);
		expect(error?.message).toBe('syntax error');
		expect(sent).toEqual(['select 0', 'select 2']);
	});

	it('are applied after one that failed if the workflow continues', async () => {
		const { sent, output } = await run([refused, always(done)], {
			onError: 'continueRegularOutput',
		});
		expect(sent).toEqual(['select 0', 'select 2', 'select 1']);
		expect(output.map(({ json }) => 'error' in json)).toEqual([true, false, false]);
	});

	it('are all sent again by Retry On Fail', async () => {
		const { sent, error } = await run([done, done, refused, always(done)], { maxTries: 2 });
		expect(error).toBeUndefined();
		expect(sent).toEqual(['select 0', 'select 2', 'select 1', 'select 0', 'select 2', 'select 1']);
	});

	it('are reported like other input if the project cannot be read', async () => {
		const projectRef = { __rl: true, mode: 'url', value: '={{ "https://example.com" }}' };
		const { sent, output } = await run([], { onError: 'continueRegularOutput' }, projectRef);
		expect(sent).toEqual([]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
	});
});

it('Branches of one project are created one after the other, and waited for together', async () => {
	const branch = (id: string, status: string) => ({
		id,
		status,
		name: id,
		project_ref: id.repeat(20),
		parent_project_ref: refs[0]!,
	});
	const created = (id: string) => ({ status: 201, body: branch(id, 'CREATING_PROJECT') });
	const list = ['a', 'b'].map((id) => branch(id, 'FUNCTIONS_DEPLOYED'));
	const requests = answerWith(created('a'), created('b'), always({ status: 200, body: list }));
	const { error, items: output } = await runNode({
		parameters: {
			resource: 'branch',
			operation: 'createWithSecrets',
			parentProjectRef: refs[0]!,
			name: '={{ $json.name }}',
			waitForCompletion: true,
			waitOptions: { interval: 0.5 },
		},
		items: [{ json: { name: 'a' } }, { json: { name: 'b' } }],
	});
	expect(error).toBeUndefined();
	expect(output.map(({ json }) => json.id)).toEqual(['a', 'b']);
	expect(requests.slice(0, 2).map(({ method }) => method)).toEqual(['POST', 'POST']);
});

describe('The work of an item', () => {
	/** Starts the work of three items, which never ends. Returns whether each was first. */
	async function started(key: OperationKey, projects: unknown[]): Promise<Record<number, boolean>> {
		const run = {};
		const firsts: Record<number, boolean> = {};
		projects.forEach((project, index) => {
			const context = {
				getExecuteData: () => run,
				getItemIndex: () => index,
				getNodeParameter: () => {
					if (project instanceof Error) throw project;
					return project;
				},
			} as unknown as IExecutePaginationFunctions;
			void inTurn(context, key, async ({ isFirst, end }) => {
				firsts[index] = isFirst;
				if (project === 'ends') end();
				return await new Promise(() => {});
			});
		});
		await new Promise((resolve) => setTimeout(resolve, 10));
		return firsts;
	}

	const pause = 'POST /v1/projects/{ref}/pause';

	it('waits for that of an earlier item of the project', async () => {
		expect(await started(pause, ['a', 'b', 'a'])).toEqual({ 0: true, 1: true });
	});

	it('is first, or follows another that has let it begin', async () => {
		expect(await started(pause, ['ends', 'ends', 'ends'])).toEqual({ 0: true, 1: false, 2: false });
	});

	it('waits for nothing if the path names nothing, or the project cannot be read', async () => {
		const all = { 0: true, 1: true };
		expect(await started('POST /v1/projects', ['a', 'a'])).toEqual(all);
		expect(await started(pause, [new Error('no data'), new Error('no data')])).toEqual(all);
	});
});
