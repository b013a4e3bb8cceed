import { listFrom } from '../../fields/list';
import { identifier, list, optional, record, text } from '../../request/answer/shape';

const item = record({
	id: identifier,
	saml: optional(record({ entity_id: optional(text) })),
	domains: optional(list(record({ domain: optional(text) }))),
});

/** The SSO providers of the chosen project, by their domains. */
export const searchSsoProviders = listFrom({
	key: 'GET /v1/projects/{ref}/config/auth/sso/providers',
	in: 'items',
	item,
	choice: ({ id, saml, domains }) => {
		const names = (domains ?? []).map(({ domain }) => domain).filter(Boolean);
		return {
			name: [names.join(', '), saml?.entity_id].filter(Boolean).join(' – ') || String(id),
			value: String(id),
		};
	},
});
