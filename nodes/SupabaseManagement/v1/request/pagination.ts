import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { queryForMore } from '../resources/log/readyMade';
import type { Envelope } from './envelope';
import type { OperationKey } from './operation';

type Options = DeclarativeRestApiSettings.HttpRequestOptions;

/** One answer of the API: as it came, and as items. */
export type Page = { answer: IN8nHttpFullResponse; items: INodeExecutionData[] };

/**
 * How an operation gives its pages.
 *
 * `query` asks for the first page of a size; `next` reads from a page what to ask for the one after
 * it, or undefined when it was the last.
 */
type PageStyle = {
	smallestPage?: number;
	largestPage: number;
	query: (size: number) => IDataObject;
	next: (page: Page, query: IDataObject) => IDataObject | undefined;
};

/** `offset` and `limit`. The total is in the answer, or the last page is known by being short. */
const byOffset: PageStyle = {
	largestPage: 100,
	query: (size) => ({ offset: 0, limit: size }),
	next: ({ answer, items }, query) => {
		const total = (answer.body as { pagination?: { count: number } }).pagination?.count;
		const offset = Number(query.offset) + items.length;
		const isLast = total === undefined ? items.length < Number(query.limit) : offset >= total;
		return isLast || items.length === 0 ? undefined : { offset };
	},
};

/** `cursor` and `limit`; the answer holds the next `cursor`, the last one none. */
const byCursor: PageStyle = {
	largestPage: 100,
	query: (size) => ({ limit: size }),
	next: ({ answer }) => {
		const { cursor } = answer.body as { cursor?: string };
		return cursor ? { cursor } : undefined;
	},
};

/**
 * `page[…]`; the answer holds the path of the next page in `links.next`, the last one null.
 *
 * Only the page is taken from that path: an answer never chooses where the next request goes.
 */
const byLink = (first: (size: number) => IDataObject): PageStyle => ({
	largestPage: 100,
	query: first,
	next: ({ answer }) => {
		const link = (answer.body as unknown as Envelope).links?.next;
		if (!link) return undefined;
		const { searchParams } = new URL(link, 'https://path.invalid');
		return Object.fromEntries([...searchParams].filter(([name]) => name.startsWith('page[')));
	},
});

const byLinkAndSize = byLink((size) => ({ 'page[size]': size }));
const byLinkAndOffset = byLink((size) => ({ 'page[offset]': 0, 'page[limit]': size }));

/** The page is in the SQL: the next query asks for the rows after those of the last one. */
const bySql: PageStyle = {
	largestPage: 1000,
	query: () => ({}),
	next: ({ items }, query) => {
		const sql = queryForMore(String(query.sql), items.length);
		return sql === undefined ? undefined : { sql };
	},
};

const pageStyles: Partial<Record<OperationKey, PageStyle>> = {
	'GET /v1/organizations/{slug}/projects': byOffset,
	'GET /v1/projects/{ref}/actions': { ...byOffset, smallestPage: 10 },
	'GET /v1/projects/{ref}/analytics/endpoints/logs': bySql,
	'GET /v1/snippets': byCursor,
	'GET /v2/organizations/{slug}/integrations/github/connections': byLinkAndSize,
	'GET /v2/organizations/{slug}/members': byLinkAndSize,
	'GET /v2/organizations/{slug}/projects': byLinkAndSize,
	'GET /v2/organizations/{slug}/webhooks/endpoints': byLinkAndOffset,
	'GET /v2/organizations/{slug}/webhooks/endpoints/{id}/deliveries': byLinkAndSize,
	'GET /v2/projects/{ref}/notebooks': byLinkAndSize,
	'GET /v2/projects/{ref}/webhooks/endpoints': byLinkAndOffset,
	'GET /v2/projects/{ref}/webhooks/endpoints/{id}/deliveries': byLinkAndSize,
};

/**
 * Reads Return All and Limit.
 *
 * @returns how many items are wanted at most; operations that are not lists have no limit
 * @throws NodeOperationError when Limit is not a whole number from 1
 */
export function wantedItems(context: IExecuteSingleFunctions): number {
	if (context.getNodeParameter('returnAll', true) === true) return Infinity;
	const limit = Number(context.getNodeParameter('limit', 50));
	if (Number.isInteger(limit) && limit >= 1) return limit;
	throw new NodeOperationError(context.getNode(), 'Limit is not valid', {
		itemIndex: context.getItemIndex(),
		description: 'It must be a whole number from 1. Nothing was sent to Supabase.',
	});
}

/**
 * Fetches pages until there are enough items or no more pages.
 *
 * @param fetchPage sends one request
 * @param keep which items of a page count
 * @throws NodeOperationError when Supabase gives the same page again, which would never end
 */
export async function walkPages(
	context: IExecuteSingleFunctions,
	key: OperationKey,
	options: Options,
	wanted: number,
	fetchPage: (options: Options) => Promise<Page>,
	keep: (items: INodeExecutionData[]) => INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const style = pageStyles[key];
	if (style === undefined) {
		const { items } = await fetchPage(options);
		return keep(items).slice(0, wanted);
	}

	const { smallestPage = 1, largestPage } = style;
	const size = Math.max(smallestPage, Math.min(largestPage, wanted));
	const found: INodeExecutionData[] = [];
	const asked = new Set<string>();
	let query: IDataObject = { ...options.qs, ...style.query(size) };
	for (;;) {
		asked.add(JSON.stringify(query));
		const page = await fetchPage({ ...options, qs: query });
		for (const item of keep(page.items)) found.push(item);

		const next = style.next(page, query);
		if (next === undefined || found.length >= wanted) return found.slice(0, wanted);

		query = { ...query, ...next };
		if (asked.has(JSON.stringify(query))) {
			throw new NodeOperationError(context.getNode(), 'Supabase gave the same page twice', {
				itemIndex: context.getItemIndex(),
				description: `The list would never end, so it was stopped after ${found.length} items. Run it again, or ask for fewer items with Limit.`,
			});
		}
	}
}
