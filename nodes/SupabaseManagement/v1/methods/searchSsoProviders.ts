import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { lookUp } from './lookUp';
import { matching } from './matching';
import { onePage } from './onePage';

/** The SSO providers of the chosen project, by their domains. */
export async function searchSsoProviders(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { body } = await lookUp(this, 'GET /v1/projects/{ref}/config/auth/sso/providers');
	const providers = (body as { items: IDataObject[] }).items.map(({ id, saml, domains }) => {
		const names = ((domains ?? []) as IDataObject[]).map(({ domain }) => domain);
		const entity = (saml as IDataObject | undefined)?.entity_id;
		return {
			name: [names.join(', '), entity].filter(Boolean).join(' – ') || String(id),
			value: String(id),
		};
	});
	return onePage(matching(providers, filter), paginationToken);
}
