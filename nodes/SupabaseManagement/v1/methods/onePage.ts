import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

const pageSize = 100;

/**
 * A page of a complete list, so that the editor stays fast with hundreds of choices.
 *
 * @param paginationToken where the page starts, as the page before it said
 */
export function onePage(
	choices: INodeListSearchItems[],
	paginationToken: string | undefined,
): INodeListSearchResult {
	const start = Number(paginationToken ?? 0);
	const end = start + pageSize;
	return {
		results: choices.slice(start, end),
		paginationToken: end < choices.length ? String(end) : undefined,
	};
}
