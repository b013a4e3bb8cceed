/** Operations of the contract that the node does not have, and why. */
export const operationsLeftOut: Record<string, string> = {
	'GET /v1/projects/{ref}/analytics/endpoints/logs.all':
		'Always answers 410 Gone. Its successor is …/analytics/endpoints/logs.',
};

/** Fields that the node does not offer, by operation, and why. */
export const fieldsLeftOut: Record<string, Record<string, string>> = {
	'POST /v1/projects': {
		'body.kps_enabled': 'Deprecated, and without effect',
		'body.organization_id': 'Deprecated: organization_slug is sent',
		'body.plan': 'Deprecated: the plan belongs to the organization',
		'body.region': 'Deprecated: region_selection is sent',
	},
	'GET /v2/organizations/{slug}/projects': {
		'query.page.after': 'Return All and Limit send it',
		'query.page.before': 'Pages are walked forwards',
	},
	'GET /v2/organizations/{slug}/integrations/github/connections': {
		'query.page.after': 'Return All and Limit send it',
		'query.page.before': 'Pages are walked forwards',
	},
};
