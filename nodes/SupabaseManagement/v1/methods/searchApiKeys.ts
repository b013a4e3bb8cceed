import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { lookUp } from './lookUp';
import { matching } from './matching';
import { onePage } from './onePage';

/** The publishable and secret keys of the chosen project, by name; legacy keys have no ID. */
export async function searchApiKeys(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { body } = await lookUp(this, 'GET /v1/projects/{ref}/api-keys');
	const keys = (body as unknown as IDataObject[])
		.filter(({ id, type }) => id && type !== 'legacy')
		.map(({ id, name, type }) => ({ name: `${name} (${type ?? 'key'})`, value: String(id) }));
	return onePage(matching(keys, filter), paginationToken);
}
