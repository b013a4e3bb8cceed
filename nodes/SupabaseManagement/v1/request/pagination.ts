import type {
	DeclarativeRestApiSettings,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

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
	largestPage: number;
	query: (size: number) => Options['qs'];
	next: (page: Page, query: NonNullable<Options['qs']>) => Options['qs'] | undefined;
};

/** `offset` and `limit`, with the total in the answer. */
const byOffset: PageStyle = {
	largestPage: 100,
	query: (size) => ({ offset: 0, limit: size }),
	next: ({ answer, items }, query) => {
		const total = (answer.body as { pagination?: { count: number } }).pagination?.count ?? Infinity;
		const offset = Number(query.offset) + items.length;
		return items.length > 0 && offset < total ? { offset } : undefined;
	},
};

/** `page[size]` and `page[after]`; `links.next` is the path of the next page, or null. */
const byCursor: PageStyle = {
	largestPage: 100,
	query: (size) => ({ 'page[size]': size }),
	next: ({ answer }) => {
		const link = (answer.body as unknown as Envelope).links?.next;
		if (!link) return undefined;
		// Only the cursor is taken from the link: an answer never chooses the path of a request.
		const after = new URL(link, 'https://path.invalid').searchParams.get('page[after]');
		return after === null ? undefined : { 'page[after]': after };
	},
};

const pageStyles: Partial<Record<OperationKey, PageStyle>> = {
	'GET /v1/organizations/{slug}/projects': byOffset,
	'GET /v2/organizations/{slug}/integrations/github/connections': byCursor,
	'GET /v2/organizations/{slug}/projects': byCursor,
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

	const found: INodeExecutionData[] = [];
	const asked = new Set<string>();
	let query = { ...options.qs, ...style.query(Math.min(style.largestPage, wanted)) };
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
