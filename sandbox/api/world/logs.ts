import type { Handlers } from '../handler.ts';
import { seededRandom, uuid } from '../random.ts';

const lines = [
	{ severity_text: 'INFO', event_message: 'GET | 200 | /rest/v1/notes', status: 200 },
	{ severity_text: 'WARN', event_message: 'GET | 401 | /auth/v1/user', status: 401 },
	{ severity_text: 'ERROR', event_message: 'POST | 500 | /functions/v1/hello', status: 500 },
];

/** No SQL is run, but as many rows are skipped as it says: a list of pages comes to its end. */
const offsetOf = (sql: unknown) => Number(/\boffset (\d+)\s*$/i.exec(String(sql))?.[1] ?? 0);

export const logHandlers: Handlers = {
	'v1-get-project-logs': ({ path, query }) => {
		const source = seededRandom(path);
		const end = Date.parse(String(query.iso_timestamp_end ?? '2026-01-01T00:00:00Z'));
		const rows = lines.map(({ status, ...line }, index) => ({
			id: uuid(source),
			timestamp: new Date(end - (index + 1) * 1000).toISOString(),
			source: 'edge_logs',
			...line,
			log_attributes: { 'response.status_code': String(status) },
		}));
		return { body: { result: rows.slice(offsetOf(query.sql)) } };
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
