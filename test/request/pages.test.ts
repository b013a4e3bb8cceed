import type { IDataObject, INode } from 'n8n-workflow';

import {
	byCursor,
	byLinkAndOffset,
	byLinkAndSize,
	byOffset,
	walkPages,
	type Page,
	type PageStyle,
} from '../../nodes/SupabaseManagement/v1/request/answer/pages';

const place = { node: { name: 'Supabase', parameters: {} } as INode, itemIndex: 2 };

const items = (count: number, from = 0) =>
	Array.from({ length: count }, (_, index) => ({ json: { id: from + index } }));

const page = (body: unknown, count: number, from = 0): Page => ({
	answer: { statusCode: 200, headers: {}, body: body as IDataObject },
	items: items(count, from),
});

/** Reads pages by the number that `pageAt` receives, and also returns the requests. */
async function walk(
	style: PageStyle | undefined,
	wanted: number,
	pageAt: (index: number) => Page,
	given: { query?: IDataObject; timeLeft?: (index: number) => number } = {},
) {
	const queries: IDataObject[] = [];
	const { query = {}, timeLeft = () => 1 } = given;
	const outcome = await walkPages(
		style,
		query,
		wanted,
		place,
		() => timeLeft(queries.length),
		async (each) => pageAt(queries.push(each) - 1),
	).catch((error: unknown) => error as Error);
	return {
		queries,
		ids: Array.isArray(outcome) ? outcome.map(({ json }) => json.id) : undefined,
		error: Array.isArray(outcome) ? undefined : outcome,
	};
}

const numbers = (count: number) => items(count).map(({ json }) => json.id);

describe('an operation without pages', () => {
	it('is requested once, with its own query, and cut to the limit', async () => {
		const { ids, queries } = await walk(undefined, 2, () => page([], 5), { query: { a: 1 } });
		expect(ids).toEqual([0, 1]);
		expect(queries).toEqual([{ a: 1 }]);
	});
});

describe('the size of a page', () => {
	const last = () => page({}, 0);

	it.each([
		[7, 7],
		[100, 100],
		[101, 100],
		[Infinity, 100],
	])('for %s items is %s', async (wanted, size) => {
		const sent = async (style: PageStyle) => (await walk(style, wanted, last)).queries;
		expect(await sent(byOffset)).toEqual([{ offset: 0, limit: size }]);
		expect(await sent(byCursor)).toEqual([{ limit: size }]);
		expect(await sent(byLinkAndSize)).toEqual([{ 'page[size]': size }]);
		expect(await sent(byLinkAndOffset)).toEqual([{ 'page[offset]': 0, 'page[limit]': size }]);
	});

	it('is at least the operation’s minimum', async () => {
		const { queries, ids } = await walk({ ...byCursor, smallestPage: 10 }, 1, () => page({}, 10));
		expect(queries).toEqual([{ limit: 10 }]);
		expect(ids).toEqual([0]);
	});
});

describe('by offset', () => {
	const pagination = (count: number, limit = 100) => ({ pagination: { count, limit } });

	it('ends at the total', async () => {
		const { queries, ids } = await walk(byOffset, Infinity, (index) =>
			page(pagination(200), 100, index * 100),
		);
		expect(queries.map(({ offset }) => offset)).toEqual([0, 100]);
		expect(ids).toEqual(numbers(200));
	});

	it('continues for one more', async () => {
		const { queries } = await walk(byOffset, Infinity, () => page(pagination(201), 1));
		expect(queries.map(({ offset }) => offset)).toEqual([0, 100, 200]);
	});

	it('moves by the size that the server reports, whatever a page omits', async () => {
		const { queries } = await walk(byOffset, Infinity, () => page(pagination(100, 50), 1));
		expect(queries.map(({ offset }) => offset)).toEqual([0, 50]);
	});

	it.each([0, -50, Number.NaN])(
		'ends if it would not move forward: a size of %s',
		async (limit) => {
			const { queries, ids } = await walk(byOffset, Infinity, () =>
				page(pagination(300, limit), 1),
			);
			expect(queries).toHaveLength(1);
			expect(ids).toEqual([0]);
		},
	);

	it('ends with a short page if there is no total', async () => {
		const { queries, ids } = await walk(byOffset, 150, (index) =>
			page([], index === 0 ? 100 : 99, index * 100),
		);
		expect(queries.map(({ offset }) => offset)).toEqual([0, 100]);
		expect(ids).toEqual(numbers(150));
		const short = await walk(byOffset, Infinity, () => page([], 99));
		expect(short.queries).toHaveLength(1);
	});

	it('keeps the rest of the query', async () => {
		const { queries } = await walk(byOffset, Infinity, () => page(pagination(101), 100), {
			query: { search: 'a' },
		});
		expect(queries[1]).toEqual({ search: 'a', offset: 100, limit: 100 });
	});
});

describe('by cursor', () => {
	it('ends if there is no cursor', async () => {
		const bodies = [{ cursor: 'b' }, { cursor: 'c' }, { cursor: '' }];
		const { queries, ids } = await walk(byCursor, Infinity, (index) =>
			page(bodies[index], 1, index),
		);
		expect(queries.map(({ cursor }) => cursor)).toEqual([undefined, 'b', 'c']);
		expect(ids).toEqual(numbers(3));
	});

	it('requests no page more than necessary', async () => {
		const { queries, ids } = await walk(byCursor, 4, (index) =>
			page({ cursor: String(index) }, 2, index * 2),
		);
		expect(queries).toHaveLength(2);
		expect(ids).toEqual(numbers(4));
	});
});

describe('by link', () => {
	const link = (next: unknown) => ({ data: [], links: { next } });

	it('takes only the page from it', async () => {
		const next = 'https://elsewhere.example.com/v1/other?page%5Bafter%5D=x&page[size]=9&role=owner';
		const { queries } = await walk(byLinkAndSize, 150, (index) =>
			page(link(index === 0 ? next : null), 100),
		);
		expect(queries[1]).toEqual({ 'page[size]': '9', 'page[after]': 'x' });
	});

	it('also reads a path', async () => {
		const { queries } = await walk(byLinkAndSize, 150, (index) =>
			page(link(index === 0 ? '/v2/things?page[after]=x' : null), 100),
		);
		expect(queries).toHaveLength(2);
	});

	it.each([[null], [undefined], [7], ['https://'], [{}]])('ends with %j', async (next) => {
		const { queries, error } = await walk(byLinkAndSize, Infinity, () => page(link(next), 1));
		expect(error).toBeUndefined();
		expect(queries).toHaveLength(1);
	});

	it('ends if there are no links', async () => {
		const { queries, ids } = await walk(byLinkAndSize, Infinity, () => page({ data: [] }, 1));
		expect(queries).toHaveLength(1);
		expect(ids).toEqual([0]);
	});
});

describe('an endless list is stopped', () => {
	const endless = (count: number) => (index: number) => page({ cursor: String(index) }, count);
	const advice = (count: number, moreTime = 'More time would not help.') =>
		`The node stopped after ${count} items. Request fewer items with Limit. ${moreTime}`;

	it('if the same page repeats', async () => {
		const { queries, error } = await walk(byCursor, Infinity, () => page({ cursor: 'same' }, 1));
		expect(queries).toHaveLength(2);
		expect(error).toMatchObject({
			message: 'Supabase returned the same page twice',
			description: advice(2),
			context: { itemIndex: 2 },
		});
	});

	it('after 100 pages in a row without items', async () => {
		const { queries, error } = await walk(byCursor, Infinity, endless(0));
		expect(queries).toHaveLength(100);
		expect(error).toMatchObject({
			message: 'Supabase returned 100 empty pages in a row',
			description: advice(0),
		});
	});

	it('but not if one of 100 empty pages has items', async () => {
		const { queries, error } = await walk(byCursor, Infinity, (index) =>
			page(index === 150 ? {} : { cursor: String(index) }, index === 70 ? 1 : 0),
		);
		expect(error).toBeUndefined();
		expect(queries).toHaveLength(151);
	});

	it('if there is no time left', async () => {
		const { queries, error } = await walk(byCursor, Infinity, endless(1), {
			timeLeft: (asked) => 3 - asked,
		});
		expect(queries).toHaveLength(3);
		expect(error).toMatchObject({
			message: 'The list did not end within Time Limit',
			description: advice(3, 'You can also increase Time Limit under Request Options.'),
		});
	});
});
