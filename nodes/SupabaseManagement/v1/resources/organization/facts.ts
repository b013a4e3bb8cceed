import { byLinkAndSize } from '../../request/answer/pages';
import type { Facts } from '../../request/facts';

export const facts: Facts = {
	'GET /v1/organizations/{slug}/entitlements': { list: 'entitlements' },
	'GET /v2/organizations/{slug}/integrations/github/connections': { pages: byLinkAndSize },
};
