import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { lookUp } from './lookUp';
import { matching } from './matching';
import { onePage } from './onePage';

/** The Edge Function secrets of the chosen project; Supabase’s own cannot be changed. */
export async function searchSecrets(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { body } = await lookUp(this, 'GET /v1/projects/{ref}/secrets');
	const secrets = (body as unknown as IDataObject[])
		.map(({ name }) => String(name))
		.filter((name) => !name.startsWith('SUPABASE_'))
		.map((name) => ({ name, value: name }));
	return onePage(matching(secrets, filter), paginationToken);
}
