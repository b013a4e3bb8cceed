import type { IDataObject, IN8nHttpFullResponse, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { Envelope } from '../envelope';
import type { Place } from '../place';

/** One response of the API: unchanged, and as items. */
export type Page = { answer: IN8nHttpFullResponse; items: INodeExecutionData[] };

/**
 * How an operation returns pages.
 *
 * `query` returns the query for the first page of a given size. `next` returns the query for the
 * page after a given one, or undefined after the last page.
 */
export type PageStyle = {
	smallestPage?: number;
	largestPage: number;
	query: (size: number) => IDataObject;
	next: (page: Page, query: IDataObject) => IDataObject | undefined;
};

/**
 * `offset` and `limit`. The response contains the total, or the last page is shorter than
 * requested.
 */
export const byOffset: PageStyle = {
	largestPage: 100,
	query: (size) => ({ offset: 0, limit: size }),
	next: ({ answer, items }, query) => {
		const { pagination } = answer.body as { pagination?: { count: number; limit: number } };
		// Items that the credential does not allow are missing here, so the number of items is not
		// reliable.
		const offset = Number(query.offset) + Number(pagination?.limit ?? query.limit);
		const isLast =
			pagination === undefined
				? items.length < Number(query.limit)
				: !(offset > Number(query.offset) && offset < pagination.count);
		return isLast ? undefined : { offset };
	},
};

/** `cursor` and `limit`; the response contains the next `cursor`, except on the last page. */
export const byCursor: PageStyle = {
	largestPage: 100,
	query: (size) => ({ limit: size }),
	next: ({ answer }) => {
		const { cursor } = answer.body as { cursor?: string };
		return cursor ? { cursor } : undefined;
	},
};

/**
 * `page[…]`; the response contains the path of the next page in `links.next`, which is null on the
 * last page.
 *
 * Only the page is taken from that path: an answer never chooses where the next request goes.
 */
const byLink = (first: (size: number) => IDataObject): PageStyle => ({
	largestPage: 100,
	query: first,
	next: ({ answer }) => {
		const link = (answer.body as unknown as Envelope).links?.next;
		if (typeof link !== 'string' || !URL.canParse(link, 'https://path.invalid')) return undefined;
		const { searchParams } = new URL(link, 'https://path.invalid');
		return Object.fromEntries([...searchParams].filter(([name]) => name.startsWith('page[')));
	},
});

/** `page[size]`. */
export const byLinkAndSize = byLink((size) => ({ 'page[size]': size }));
/** `page[offset]` and `page[limit]`. */
export const byLinkAndOffset = byLink((size) => ({ 'page[offset]': 0, 'page[limit]': size }));

/**
 * Maximum number of consecutive pages without items. With Allowed Projects, the items of other
 * projects are left out.
 */
const maxEmptyPages = 100;

/**
 * Fetches pages until there are enough items or no more pages.
 *
 * @param style undefined for an operation without pages
 * @param wanted maximum number of items
 * @param timeLeft in milliseconds
 * @param fetchPage sends one request with a query
 * @throws NodeOperationError if the list does not end: Supabase returns the same page twice, too
 *   many empty pages, or more pages than the time limit allows
 */
export async function walkPages(
	style: PageStyle | undefined,
	firstQuery: IDataObject,
	wanted: number,
	place: Place,
	timeLeft: () => number,
	fetchPage: (query: IDataObject) => Promise<Page>,
): Promise<INodeExecutionData[]> {
	if (style === undefined) return (await fetchPage(firstQuery)).items.slice(0, wanted);

	const { smallestPage = 1, largestPage } = style;
	const size = Math.max(smallestPage, Math.min(largestPage, wanted));
	const found: INodeExecutionData[] = [];
	const asked = new Set<string>();
	let emptyPages = 0;
	let query: IDataObject = { ...firstQuery, ...style.query(size) };
	for (;;) {
		asked.add(JSON.stringify(query));
		const page = await fetchPage(query);
		for (const item of page.items) found.push(item);
		emptyPages = page.items.length === 0 ? emptyPages + 1 : 0;

		const next = style.next(page, query);
		if (next === undefined || found.length >= wanted) return found.slice(0, wanted);

		query = { ...query, ...next };
		const isRepeated = asked.has(JSON.stringify(query));
		const isEmpty = emptyPages >= maxEmptyPages;
		const fault = isRepeated
			? 'Supabase returned the same page twice'
			: isEmpty
				? `Supabase returned ${maxEmptyPages} empty pages in a row`
				: timeLeft() === 0
					? 'The list did not end within Time Limit'
					: undefined;
		if (fault !== undefined) {
			const moreTime =
				isRepeated || isEmpty
					? 'More time would not help.'
					: 'You can also increase Time Limit under Request Options.';
			throw new NodeOperationError(place.node, fault, {
				itemIndex: place.itemIndex,
				description: `The node stopped after ${found.length} items. Request fewer items with Limit. ${moreTime}`,
			});
		}
	}
}
