import type { PageStyle } from '../../request/answer/pages';
import type { Facts } from '../../request/facts';
import { mostRows, queryForMore } from './readyMade';

/** The SQL determines the page: the next query selects the rows after the last one. */
const bySql: PageStyle = {
	largestPage: mostRows,
	query: () => ({}),
	next: ({ items }, query) => {
		const sql = queryForMore(String(query.sql), items.length);
		return sql === undefined ? undefined : { sql };
	},
};

export const facts: Facts = {
	'GET /v1/projects/{ref}/analytics/endpoints/logs': { list: 'result', pages: bySql },
};
