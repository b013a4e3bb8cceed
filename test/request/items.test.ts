import { always, answerWith, stopAnswering } from '../harness/api';
import { runNode } from '../harness/engine';

afterEach(stopAnswering);

const project = (ref: string) => ({ json: { ref } });
const a = 'a'.repeat(20);
const b = 'b'.repeat(20);
const c = 'c'.repeat(20);

const getHealth = {
	resource: 'project',
	operation: 'getHealth',
	projectRef: { __rl: true, mode: 'id', value: '={{ $json.ref }}' },
};

describe('items', () => {
	it('are paired with their input item if one item becomes several', async () => {
		answerWith(always({ status: 200, body: [{ name: 'auth' }, { name: 'rest' }] }));
		const { items } = await runNode({
			parameters: getHealth,
			items: [project(a), project(b), project(c)],
		});
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 0, 1, 1, 2, 2].map((item) => ({ item })),
		);
	});

	it('are paired for a hundred items', async () => {
		answerWith(always({ status: 200, body: [{ name: 'auth' }] }));
		const many = Array.from({ length: 100 }, () => project(a));
		const { items } = await runNode({ parameters: getHealth, items: many });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(many.map((_, item) => ({ item })));
	});
});

describe('an item that fails', () => {
	const items = [project(a), project('not a project'), project(c)];

	it('stops the workflow, and is named in the error', async () => {
		answerWith(always({ status: 200, body: [] }));
		const { error } = await runNode({ parameters: getHealth, items });
		expect(error?.message).toBe('Project is not valid: not a project');
		expect(error?.context.itemIndex).toBe(1);
	});

	it('is returned at its position with Continue', async () => {
		answerWith(always({ status: 200, body: [{ name: 'auth' }] }));
		const result = await runNode({
			parameters: getHealth,
			items,
			onError: 'continueRegularOutput',
		});
		expect(result.error).toBeUndefined();
		expect(result.items.map(({ json, pairedItem }) => ({ json, pairedItem }))).toEqual([
			{ json: { name: 'auth' }, pairedItem: { item: 0 } },
			{
				json: {
					error: 'Project is not valid: not a project',
					message: expect.stringMatching(/Nothing was sent to Supabase/),
				},
				pairedItem: { item: 1 },
			},
			{ json: { name: 'auth' }, pairedItem: { item: 2 } },
		]);
	});

	it('is returned on the error output with Continue (using error output)', async () => {
		answerWith(always({ status: 200, body: [{ name: 'auth' }] }));
		const result = await runNode({
			parameters: getHealth,
			items,
			onError: 'continueErrorOutput',
		});
		expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(result.errorItems.map(({ json, pairedItem }) => ({ json, pairedItem }))).toEqual([
			{
				json: {
					ref: 'not a project',
					error: 'Project is not valid: not a project',
					message: expect.stringMatching(/Nothing was sent to Supabase/),
				},
				pairedItem: { item: 1 },
			},
		]);
	});

	it('is returned the same way if Supabase refuses the request', async () => {
		answerWith(always({ status: 404, body: { message: 'Project not found' } }));
		const result = await runNode({
			parameters: getHealth,
			items: [project(a)],
			onError: 'continueErrorOutput',
		});
		expect(result.errorItems.map(({ json, pairedItem }) => ({ json, pairedItem }))).toEqual([
			{
				json: {
					ref: a,
					error: 'Project not found',
					message: expect.stringMatching(/^It may .*have been removed/),
					details: { class: 'notFound', status: 404, ids: { ref: a } },
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'has a reason and a paired item if a field is refused, with %s',
		async (onError) => {
			answerWith(always({ status: 200, body: { data: { attributes: { lints: [] } } } }));
			const { items: regular, errorItems } = await runNode({
				parameters: {
					resource: 'advisor',
					operation: 'run',
					projectRef: { __rl: true, mode: 'id', value: a },
					checks: '={{ $json.checks }}',
				},
				items: [{ json: { checks: ['no_primary_key'] } }, { json: { checks: [] } }],
				onError,
			});
			const failed = onError === 'continueErrorOutput' ? errorItems : regular;
			expect(failed.map(({ json, pairedItem }) => ({ json, pairedItem }))).toEqual([
				{
					json: {
						...(onError === 'continueErrorOutput' ? { checks: [] } : {}),
						error: 'Checks is empty',
						message: expect.stringMatching(/Nothing was sent to Supabase/),
					},
					pairedItem: { item: 1 },
				},
			]);
		},
	);

	it('has a reason if the credential is read-only', async () => {
		const requests = answerWith(always({ status: 200 }));
		const { items: regular } = await runNode({
			parameters: { ...getHealth, operation: 'pause' },
			items: [project(a), project(b)],
			credential: { readOnly: true },
			onError: 'continueRegularOutput',
		});
		expect(regular.map(({ json, pairedItem }) => ({ json, pairedItem }))).toEqual(
			[0, 1].map((item) => ({
				json: {
					error: 'The credential is read-only, and this operation changes something',
					message: expect.stringMatching(/Nothing was sent to Supabase/),
				},
				pairedItem: { item },
			})),
		);
		expect(requests).toEqual([]);
	});
});
