import { byLinkAndOffset, byLinkAndSize } from '../../request/answer/pages';
import type { Facts } from '../../request/facts';

export const facts: Facts = {
	'GET /v2/organizations/{slug}/webhooks/endpoints': { pages: byLinkAndOffset },
	'GET /v2/organizations/{slug}/webhooks/endpoints/{id}/deliveries': { pages: byLinkAndSize },
};
