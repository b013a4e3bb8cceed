import { byCursor } from '../../request/answer/pages';
import type { Facts } from '../../request/facts';

export const facts: Facts = {
	'GET /v1/snippets': { list: 'data', pages: byCursor },
};
