import { byOffset } from '../../request/answer/pages';
import type { Facts } from '../../request/facts';

export const facts: Facts = {
	'GET /v1/projects/{ref}/actions': { pages: { ...byOffset, smallestPage: 10 } },
	'GET /v1/projects/{ref}/actions/{run_id}/logs': { text: 'logs' },
};
