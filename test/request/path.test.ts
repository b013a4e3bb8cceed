import { always, answerWith, stopAnswering } from '../harness/api';
import { runNode } from '../harness/engine';
import { hostile } from '../harness/hostile';

const ref = 'abcdefghijklmnopqrst';
const expression = (value: string) => ({
	__rl: true,
	mode: 'id',
	value: `={{ ${JSON.stringify(value)} }}`,
});

afterEach(stopAnswering);

describe('a locator', () => {
	it.each([
		['list', ref],
		['id', ref],
		['id', `  ${ref}\n`],
		['url', `https://supabase.com/dashboard/project/${ref}`],
		['url', `https://supabase.com/dashboard/project/${ref}/editor/12?schema=public`],
		['url', `http://localhost:8000/project/${ref}`],
	])('sets the project by %s: %s', async (mode, value) => {
		for (const given of [value, `={{ ${JSON.stringify(value)} }}`]) {
			const requests = answerWith({ status: 200, body: {} });
			const { error } = await runNode({
				parameters: {
					resource: 'project',
					operation: 'get',
					projectRef: { __rl: true, mode, value: given },
				},
			});
			stopAnswering();
			expect(error).toBeUndefined();
			expect(requests.map(({ path }) => path)).toEqual([`/v1/projects/${ref}`]);
		}
	});

	it('evaluates an expression for each item', async () => {
		const requests = answerWith(always({ status: 200, body: {} }));
		await runNode({
			parameters: {
				resource: 'project',
				operation: 'get',
				projectRef: { __rl: true, mode: 'id', value: '={{ $json.ref }}' },
			},
			items: [{ json: { ref } }, { json: { ref: 'tsrqponmlkjihgfedcba' } }],
		});
		expect(requests.map(({ path }) => path).sort()).toEqual([
			`/v1/projects/${ref}`,
			'/v1/projects/tsrqponmlkjihgfedcba',
		]);
	});
});

describe('a hostile value', () => {
	it.each(hostile)('for a project is refused, naming the field: %j', async (value) => {
		const requests = answerWith({ status: 200, body: {} });
		const { error } = await runNode({
			parameters: { resource: 'project', operation: 'get', projectRef: expression(value) },
		});
		expect(requests).toEqual([]);
		expect(error?.message).toMatch(/^Project is (empty|not valid)/);
		expect(error?.description).toMatch(/20 lowercase letters.*Nothing was sent to Supabase\.$/);
	});

	it.each(hostile)('for an organization never changes the path: %j', async (value) => {
		const requests = answerWith({ status: 200, body: {} });
		const { error } = await runNode({
			parameters: {
				resource: 'organization',
				operation: 'get',
				organizationSlug: expression(value),
			},
		});
		for (const { path } of requests) expect(path).toMatch(/^\/v1\/organizations\/[\w-]+$/);
		if (requests.length === 0) {
			expect(error?.message).toMatch(/^Organization is (empty|not valid)/);
		}
	});
});
