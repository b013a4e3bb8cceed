import { byLinkAndSize } from '../../request/answer/pages';
import type { Facts } from '../../request/facts';

export const facts: Facts = {
	'GET /v2/projects/{ref}/notebooks': { pages: byLinkAndSize },
};
