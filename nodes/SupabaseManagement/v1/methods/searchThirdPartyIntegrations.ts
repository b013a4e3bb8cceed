import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { lookUp } from './lookUp';
import { matching } from './matching';
import { onePage } from './onePage';

/** The third-party integrations of the chosen project, by whose tokens they accept. */
export async function searchThirdPartyIntegrations(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { body } = await lookUp(this, 'GET /v1/projects/{ref}/config/auth/third-party-auth');
	const integrations = (body as unknown as IDataObject[]).map(
		({ id, type, oidc_issuer_url: issuer, jwks_url: jwks }) => ({
			name: `${issuer ?? jwks ?? 'Own keys'} (${type})`,
			value: String(id),
		}),
	);
	return onePage(matching(integrations, filter), paginationToken);
}
