import type { Query } from './handler.ts';
import { Refusal } from './refusal.ts';

/** Used if the contract declares no default for `page[size]`. */
const defaultSize = 20;

type Links = { prev: string | null; next: string | null };

const link = (path: string, search: Record<string, unknown>) => {
	const entries = Object.entries(search).flatMap(([name, value]) => {
		return value === undefined ? [] : [[name, String(value)] as [string, string]];
	});
	return `${path}?${new URLSearchParams(entries)}`;
};

/** A query with flat names: `{ page: { size: 1 } }` becomes `page[size]=1`. */
const flat = (query: Query): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries(query).flatMap(([name, value]) => {
			if (typeof value !== 'object' || Array.isArray(value)) return [[name, value]];
			return Object.entries(value).map(([inner, item]) => [`${name}[${inner}]`, item]);
		}),
	);

/**
 * A page by cursor, with `links` as URL paths, or null at either end of the list. Accepts `page` as
 * an object, and names such as `page[size]`, whose values are strings.
 */
export function cursorPage<T>(
	items: T[],
	idOf: (item: T) => string,
	path: string,
	query: Query,
): { items: T[]; links: Links } {
	const search = flat(query);
	const size = Number(search['page[size]'] ?? defaultSize);
	if (!Number.isInteger(size) || size < 1 || size > 100) {
		throw new Refusal(400, 'The request is not valid', ['query.page[size] must be 1 to 100']);
	}
	const { 'page[after]': after, 'page[before]': before, ...rest } = search;
	const cursor = after ?? before;
	const position = items.findIndex((item) => idOf(item) === cursor);
	if (cursor !== undefined && position === -1) {
		throw new Refusal(400, 'The request is not valid', ['query.page names no item of the list']);
	}
	const start = after === undefined ? Math.max(0, position - size) : position + 1;
	const end = before === undefined ? start + size : position;
	const page = items.slice(start, end);
	const [first, last] = [page[0], page.at(-1)];
	return {
		items: page,
		links: {
			prev: first && start > 0 ? link(path, { ...rest, 'page[before]': idOf(first) }) : null,
			next: last && end < items.length ? link(path, { ...rest, 'page[after]': idOf(last) }) : null,
		},
	};
}

/** A page by `page[offset]` and `page[limit]`, whose values are strings. */
export function offsetPage<T>(
	items: T[],
	path: string,
	query: Query,
): { items: T[]; links: Links } {
	const offset = Number(query['page[offset]'] ?? 0);
	const limit = Number(query['page[limit]'] ?? 20);
	if (!Number.isInteger(offset) || !Number.isInteger(limit) || offset < 0 || limit < 1) {
		throw new Refusal(400, 'The request is not valid', [
			'query.page[offset] and query.page[limit] must be whole numbers',
		]);
	}
	const at = (start: number) =>
		link(path, { 'page[offset]': Math.max(0, start), 'page[limit]': limit });
	return {
		items: items.slice(offset, offset + limit),
		links: {
			prev: offset > 0 ? at(offset - limit) : null,
			next: offset + limit < items.length ? at(offset + limit) : null,
		},
	};
}
