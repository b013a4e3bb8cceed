import type { Handlers } from '../handler.ts';
import { Refusal } from '../refusal.ts';

/** No SQL is run: a query answers with itself and its parameters, as one row. */
const row = ({ query, parameters = [] }: { query: string; parameters?: unknown[] }) => ({
	body: [{ query, parameters }],
});

export const databaseHandlers: Handlers = {
	'v1-run-a-query': ({ body }) => {
		const fields = body as { query: string; parameters?: unknown[] };
		if (/^\s*error\b/i.test(fields.query)) {
			throw new Refusal(400, `Failed to run sql query: syntax error at or near "${fields.query}"`);
		}
		return row(fields);
	},

	'v1-read-only-query': ({ body }) => row(body as { query: string; parameters?: unknown[] }),
};
