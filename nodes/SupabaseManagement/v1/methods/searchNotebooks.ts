import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Envelope } from '../request/client/envelope';
import { lookUp } from './lookUp';
import { matching } from './matching';

/** The notebooks of the chosen project, by name. */
export async function searchNotebooks(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	let after = paginationToken;
	for (;;) {
		const query = { sort: 'name', 'page[size]': 100, ...(after && { 'page[after]': after }) };
		const { body } = await lookUp(this, 'GET /v2/projects/{ref}/notebooks', query);
		const { data, links } = body as unknown as Envelope;
		const notebooks = (data as IDataObject[]).map(({ id, attributes }) => ({
			name: String((attributes as IDataObject).name),
			value: String(id),
		}));
		const results = matching(notebooks, filter);
		const next = links?.next && new URL(links.next, 'https://path.invalid').searchParams;
		const following = (next && next.get('page[after]')) || undefined;
		if (following === undefined || following === after) return { results };
		if (results.length > 0) return { results, paginationToken: following };
		after = following;
	}
}
