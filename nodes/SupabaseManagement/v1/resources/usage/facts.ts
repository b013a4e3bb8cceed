import type { Facts } from '../../request/facts';

export const facts: Facts = {
	'GET /v1/projects/{ref}/analytics/endpoints/functions.combined-stats': { list: 'result' },
	'GET /v1/projects/{ref}/analytics/endpoints/metrics': { text: 'metrics' },
	'GET /v1/projects/{ref}/analytics/endpoints/usage.api-counts': { list: 'result' },
	'GET /v1/projects/{ref}/analytics/endpoints/usage.api-requests-count': { list: 'result' },
};
