import fc from 'fast-check';

import { always, answerWith, stopAnswering } from '../harness/api';
import { runNode } from '../harness/engine';

const slug = 'tsrqponmlkjihgfedcba';

afterEach(stopAnswering);

const refs = (count: number, from = 0) =>
	Array.from({ length: count }, (_, index) => ({ ref: `project${from + index}` }));

const byOffset = (from: number, count: number, total: number) => ({
	status: 200,
	body: {
		projects: refs(count, from),
		pagination: { count: total, limit: 100, offset: from },
	},
});

const byLink = (from: number, count: number, next: string | null) => ({
	status: 200,
	body: {
		data: refs(count, from).map(({ ref }) => ({
			type: 'project',
			id: ref,
			attributes: { name: ref },
		})),
		links: { prev: null, next },
	},
});

const link = (after: string) =>
	`/v2/organizations/${slug}/projects?page%5Bafter%5D=${after}&page%5Bsize%5D=100`;

describe('pages by offset', () => {
	const parameters = {
		resource: 'project',
		operation: 'getManyInOrganization',
		organizationSlug: slug,
	};

	it('are all requested with Return All', async () => {
		const requests = answerWith(
			byOffset(0, 100, 250),
			byOffset(100, 100, 250),
			byOffset(200, 50, 250),
		);
		const { items } = await runNode({ parameters: { ...parameters, returnAll: true } });
		expect(items.map(({ json }) => json)).toEqual(refs(250));
		expect(requests.map(({ query }) => query)).toEqual([
			{ offset: '0', limit: '100' },
			{ offset: '100', limit: '100' },
			{ offset: '200', limit: '100' },
		]);
	});

	it('are requested only as far as needed', async () => {
		const requests = answerWith(byOffset(0, 100, 250), byOffset(100, 100, 250));
		const { items } = await runNode({ parameters: { ...parameters, limit: 120 } });
		expect(items).toHaveLength(120);
		expect(requests).toHaveLength(2);
	});

	it('request no more than needed', async () => {
		const requests = answerWith(byOffset(0, 3, 250));
		await runNode({ parameters: { ...parameters, limit: 3 } });
		expect(requests.map(({ query }) => query)).toEqual([{ offset: '0', limit: '3' }]);
	});

	it('end at the total, also if a page is empty', async () => {
		const requests = answerWith(
			byOffset(0, 100, 250),
			byOffset(100, 0, 250),
			byOffset(200, 0, 250),
		);
		const { items } = await runNode({ parameters: { ...parameters, returnAll: true } });
		expect(items).toHaveLength(100);
		expect(requests).toHaveLength(3);
	});

	it('keep the details of a failed page', async () => {
		answerWith(byOffset(0, 100, 250), { status: 403, body: { message: 'No longer' } });
		const { error } = await runNode({ parameters: { ...parameters, returnAll: true } });
		expect(error?.httpCode).toBe('403');
		expect(error?.description).toMatch(/organization_projects_read/);
	});
});

describe('pages by link', () => {
	const parameters = {
		resource: 'project',
		operation: 'getManyInOrganizationByAge',
		organizationSlug: slug,
	};

	it('are all requested with Return All, including short and empty ones', async () => {
		const requests = answerWith(
			byLink(0, 100, link('a')),
			byLink(100, 0, link('b')),
			byLink(100, 7, null),
		);
		const { items } = await runNode({ parameters: { ...parameters, returnAll: true } });
		expect(items.map(({ json }) => json.id)).toEqual(refs(107).map(({ ref }) => ref));
		expect(requests.map(({ query }) => query)).toEqual([
			{ 'page[size]': '100' },
			{ 'page[size]': '100', 'page[after]': 'a' },
			{ 'page[size]': '100', 'page[after]': 'b' },
		]);
	});

	it('never lead to another path', async () => {
		const requests = answerWith(
			byLink(0, 1, 'https://example.com/v1/organizations?page[after]=x&delete=all'),
			byLink(1, 1, null),
		);
		await runNode({ parameters: { ...parameters, returnAll: true } });
		expect(requests.map(({ path, query }) => ({ path, query }))).toEqual([
			{ path: `/v2/organizations/${slug}/projects`, query: { 'page[size]': '100' } },
			{
				path: `/v2/organizations/${slug}/projects`,
				query: { 'page[size]': '100', 'page[after]': 'x' },
			},
		]);
	});

	it('never repeat endlessly', async () => {
		const requests = answerWith(byLink(0, 2, link('a')), byLink(2, 2, link('a')));
		const { error } = await runNode({ parameters: { ...parameters, returnAll: true } });
		expect(error?.message).toBe('Supabase returned the same page twice');
		expect(requests).toHaveLength(2);
	});
});

describe('a list without pages', () => {
	const parameters = { resource: 'project', operation: 'getManyProjects' };

	it('is cut to the limit', async () => {
		answerWith(always({ status: 200, body: refs(60) }));
		expect((await runNode({ parameters: { ...parameters, limit: 7 } })).items).toHaveLength(7);
		expect((await runNode({ parameters })).items).toHaveLength(50);
		expect((await runNode({ parameters: { ...parameters, returnAll: true } })).items).toHaveLength(
			60,
		);
	});
});

it('pages of any size return every item once, without unnecessary requests', async () => {
	const sizes = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 6 });
	await fc.assert(
		fc.asyncProperty(sizes, fc.option(fc.integer({ min: 1, max: 400 })), async (pages, limit) => {
			const starts = pages.map((_, index) => pages.slice(0, index).reduce((a, b) => a + b, 0));
			const answers = pages.map((count, index) =>
				byLink(starts[index]!, count, index + 1 < pages.length ? link(`p${index}`) : null),
			);
			const requests = answerWith(...answers);
			const { items, error } = await runNode({
				parameters: {
					resource: 'project',
					operation: 'getManyInOrganizationByAge',
					organizationSlug: slug,
					...(limit === null ? { returnAll: true } : { limit }),
				},
			});
			stopAnswering();

			const total = pages.reduce((a, b) => a + b, 0);
			const wanted = Math.min(total, limit ?? Infinity);
			expect(error).toBeUndefined();
			expect(items.map(({ json }) => json.id)).toEqual(refs(wanted).map(({ ref }) => ref));
			const needed = starts.findIndex(
				(start, index) => start + pages[index]! >= (limit ?? Infinity),
			);
			expect(requests).toHaveLength(needed === -1 ? pages.length : needed + 1);
		}),
		{ numRuns: 30 },
	);
});

it('ten thousand items are returned', async () => {
	answerWith({ status: 200, body: refs(10_000) });
	const { items } = await runNode({
		parameters: { resource: 'project', operation: 'getManyProjects', returnAll: true },
	});
	expect(items).toHaveLength(10_000);
	expect(items.at(-1)?.json).toEqual({ ref: 'project9999' });
});

it.each([0, -1, 1.5, 'many'])('a limit of %s is refused', async (limit) => {
	const requests = answerWith({ status: 200, body: [] });
	const { error } = await runNode({
		parameters: {
			resource: 'project',
			operation: 'getManyProjects',
			limit: `={{ ${JSON.stringify(limit)} }}`,
		},
	});
	expect(error?.message).toBe('Limit is not valid');
	expect(requests).toEqual([]);
});
