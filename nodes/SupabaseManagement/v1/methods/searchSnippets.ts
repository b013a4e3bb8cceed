import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { lookUp } from './lookUp';
import { matching } from './matching';

/** The SQL snippets of the credential’s user, by name. */
export async function searchSnippets(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	let cursor = paginationToken;
	let results: INodeListSearchItems[];
	// A page without any match would look like the end of the list.
	do {
		const { body } = await lookUp(this, 'GET /v1/snippets', {
			limit: 100,
			...(cursor ? { cursor } : {}),
		});
		const { data, cursor: next } = body as IDataObject;
		const snippets = (data as IDataObject[]).map(({ id, name, project }) => ({
			name: `${name} (${(project as IDataObject).name})`,
			value: String(id),
		}));
		results = matching(snippets, filter);
		if (next === cursor) return { results };
		cursor = next as string | undefined;
	} while (results.length === 0 && cursor);
	return { results, paginationToken: cursor };
}
