/** Operations of the contract that the node does not have, and the reasons. */
export const operationsLeftOut: Record<string, string> = {
	'GET /v1/projects/{ref}/analytics/endpoints/logs.all':
		'Always returns 410 Gone. Its successor is …/analytics/endpoints/logs.',
};

/** Fields that the node does not offer, by operation, and the reasons. */
export const fieldsLeftOut: Record<string, Record<string, string>> = {
	'POST /v1/projects': {
		'body.kps_enabled': 'Deprecated, and without effect',
		'body.organization_id': 'Deprecated: organization_slug is sent',
		'body.plan': 'Deprecated: the plan belongs to the organization',
		'body.region': 'Deprecated: region_selection is sent',
	},
	'GET /v2/organizations/{slug}/projects': {
		'query.page.after': 'Sent by Return All and Limit',
		'query.page.before': 'The node requests pages from first to last',
	},
	'POST /v1/projects/{ref}/config/auth/signing-keys': {
		'body.private_jwk.crv': 'Part of the private key, which the node offers as one JSON field',
		'body.private_jwk.d': 'Part of the private key, which the node offers as one JSON field',
		'body.private_jwk.dp': 'Part of the private key, which the node offers as one JSON field',
		'body.private_jwk.dq': 'Part of the private key, which the node offers as one JSON field',
		'body.private_jwk.e': 'Part of the private key, which the node offers as one JSON field',
		'body.private_jwk.n': 'Part of the private key, which the node offers as one JSON field',
		'body.private_jwk.p': 'Part of the private key, which the node offers as one JSON field',
		'body.private_jwk.q': 'Part of the private key, which the node offers as one JSON field',
		'body.private_jwk.qi': 'Part of the private key, which the node offers as one JSON field',
		'body.private_jwk.x': 'Part of the private key, which the node offers as one JSON field',
		'body.private_jwk.y': 'Part of the private key, which the node offers as one JSON field',
	},
	'POST /v1/projects/{ref}/config/auth/sso/providers': {
		'body.metadata_xml':
			'Offered as Metadata XML. Supabase accepts either this field or metadata_url',
	},
	'PUT /v1/projects/{ref}/config/auth/sso/providers/{provider_id}': {
		'body.metadata_url':
			'Offered as Metadata URL. Supabase accepts either this field or metadata_xml',
	},
	'PATCH /v1/branches/{branch_id_or_ref}': {
		'body.reset_on_push': 'Deprecated, and without effect',
	},
	'GET /v1/snippets': {
		'query.cursor': 'Sent by Return All and Limit',
	},
	'GET /v2/projects/{ref}/notebooks': {
		'query.page.after': 'Sent by Return All and Limit',
		'query.page.before': 'The node requests pages from first to last',
	},
	'GET /v2/organizations/{slug}/integrations/github/connections': {
		'query.page.after': 'Sent by Return All and Limit',
		'query.page.before': 'The node requests pages from first to last',
	},
	'GET /v2/organizations/{slug}/members': {
		'query.page.after': 'Sent by Return All and Limit',
		'query.page.before': 'The node requests pages from first to last',
	},
	'GET /v2/organizations/{slug}/webhooks/endpoints/{id}/deliveries': {
		'query.page[after]': 'Sent by Return All and Limit',
		'query.page[before]': 'The node requests pages from first to last',
	},
	'GET /v2/projects/{ref}/webhooks/endpoints/{id}/deliveries': {
		'query.page[after]': 'Sent by Return All and Limit',
		'query.page[before]': 'The node requests pages from first to last',
	},
};
