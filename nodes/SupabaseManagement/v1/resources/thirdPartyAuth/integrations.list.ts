import { listFrom, named } from '../../fields/list';
import { identifier, optional, record, text } from '../../request/answer/shape';

const item = record({
	id: identifier,
	type: optional(text),
	oidc_issuer_url: optional(text),
	jwks_url: optional(text),
});

/** The third-party integrations of the chosen project, by whose tokens they accept. */
export const searchThirdPartyIntegrations = listFrom({
	key: 'GET /v1/projects/{ref}/config/auth/third-party-auth',
	item,
	choice: ({ id, type, oidc_issuer_url: issuer, jwks_url: jwks }) => ({
		name: named(issuer ?? jwks ?? 'Own keys', type),
		value: String(id),
	}),
});
