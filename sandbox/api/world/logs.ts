import type { Handlers } from '../handler.ts';
import { Refusal } from '../refusal.ts';
import { describeFailure } from '../sql/failures.ts';
import { logQuery, logRow } from '../sql/logs.ts';
import { databases } from '../sql/databases.ts';
import { logLines } from './logLines.ts';

/** The last minute, unless the query sets other times; in milliseconds. */
const usual = 60_000;

const longest = 24 * 3_600_000;

/** A project’s logs are not in its own database, so they are available while it is paused. */
const logsDatabase = (version: string) => ({ version, isOwn: false });

export const logHandlers: Handlers = {
	'v1-get-project-logs': async ({ world, project, query }) => {
		const end = Date.parse(String(query.iso_timestamp_end ?? new Date().toISOString()));
		const start = Date.parse(
			String(query.iso_timestamp_start ?? new Date(end - usual).toISOString()),
		);
		if (!(end - start <= longest)) {
			throw new Refusal(400, 'The time range must be 24 hours or less');
		}
		const lines = logLines(world.seed, project.ref, start, end);
		if (query.sql === undefined) return { body: { result: lines.reverse().slice(0, 100) } };
		const asked = logQuery(String(query.sql), lines);
		const ran = await databases.run(logsDatabase(project.databaseVersion), asked);
		if ('rows' in ran) return { body: { result: (ran.rows as object[]).map(logRow) } };
		throw new Refusal(400, describeFailure(ran.failure, asked.sql).text);
	},

	'v1-get-project-function-combined-stats': () => ({
		body: {
			result: [
				{
					timestamp: Date.UTC(2026, 0, 1) * 1000,
					requests_count: 3,
					success_count: 2,
					server_err_count: 1,
					avg_execution_time: 41.5,
					max_execution_time: 118,
					max_memory_used: 52,
				},
			],
		},
	}),
};
