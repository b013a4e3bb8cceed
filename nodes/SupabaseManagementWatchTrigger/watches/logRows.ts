import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { list, record } from '../../SupabaseManagement/v1/request/answer/shape';
import { queryForMore } from '../../SupabaseManagement/v1/resources/log/readyMade';
import type { Watch } from './watch';

const logsShape = record({ result: list(record({})) });

/** Logs can arrive late, so each poll reads the last minutes again. In milliseconds. */
const overlap = 120_000;

/** Supabase searches 24 hours at most; this leaves a minute to spare. In milliseconds. */
const longest = 24 * 3_600_000 - 60_000;

/** Of a thousand rows each. */
const mostPages = 10;

/** Maximum number of rows of the last minutes to remember. */
const mostRows = 1000;

type Memory = {
	/** Start of the next poll’s time range, in milliseconds since 1970. */
	from: number;
	/** Digests of the rows of the last minutes. */
	rows: string[];
};

/** Rows of logs that match a query. */
export const logRows: Watch<IDataObject[], Memory> = {
	async read(read, { sql, now }, memory) {
		const isClockSetBack = memory !== undefined && memory.from > now + 1;
		const from = memory === undefined || isClockSetBack ? now - overlap : memory.from;
		const start = Math.max(now - longest, from);
		const times = {
			iso_timestamp_start: new Date(start).toISOString(),
			iso_timestamp_end: new Date(now).toISOString(),
		};
		const rows: IDataObject[] = [];
		let query: string | undefined = sql;
		for (let page = 0; page < mostPages && query !== undefined; page++) {
			const { result } = await read('GET /v1/projects/{ref}/analytics/endpoints/logs', logsShape, {
				query: { sql: query, ...times },
			});
			rows.push(...result);
			query = queryForMore(query, result.length);
		}
		return rows;
	},

	compare(memory, rows, { now }) {
		const known = new Set(memory?.rows);
		const marked = new Map(rows.map((row) => [mark(row), row]));
		const fresh = [...marked].filter(([id]) => !known.has(id)).map(([, row]) => row);
		return {
			changes: memory === undefined ? [] : fresh.map((details) => ({ event: 'matched', details })),
			// If there are too many rows to remember, no row is read again, so that none is reported
			// twice.
			memory:
				marked.size > mostRows
					? { from: now + 1, rows: [] }
					: { from: now - overlap, rows: [...marked.keys()] },
		};
	},

	sample: (rows) => rows.map((details) => ({ event: 'matched', details })),
};

/** The identity of a row: its ID, or otherwise its whole content. */
function mark(row: IDataObject): string {
	const text = typeof row.id === 'string' ? row.id : JSON.stringify(row);
	return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}
