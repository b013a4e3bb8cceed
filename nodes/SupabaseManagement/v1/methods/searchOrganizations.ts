import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { lookUp } from './lookUp';
import { matching } from './matching';
import { onePage } from './onePage';

/** The organizations that the credential can see, by name. */
export async function searchOrganizations(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { body } = await lookUp(this, 'GET /v1/organizations');
	const organizations = (body as unknown as IDataObject[]).map(({ slug, name }) => ({
		name: String(name),
		value: String(slug),
		url: `https://supabase.com/dashboard/org/${slug}`,
	}));
	return onePage(matching(organizations, filter), paginationToken);
}
