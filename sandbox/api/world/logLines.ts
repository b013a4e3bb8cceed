import * as random from '../random.ts';
import type { Random } from '../random.ts';

export type LogLine = {
	id: string;
	/** ISO 8601. */
	timestamp: string;
	source: string;
	severity_text: string;
	event_message: string;
	/** Strings only, as in Supabase’s table. */
	log_attributes: Record<string, string>;
};

type Content = Pick<LogLine, 'source' | 'severity_text' | 'event_message' | 'log_attributes'>;

/** The interval between lines, in seconds. */
const interval = 10;

/** Maximum number of lines in a time range. The newest are kept. */
const most = 3000;

const paths = [
	'/rest/v1/customers',
	'/rest/v1/orders',
	'/auth/v1/token',
	'/storage/v1/object/list',
];

/** Most requests in the log succeeded. */
const statusOf = (source: Random) => random.pick(source, [200, 200, 200, 201, 204, 401, 404, 500]);

const severityOf = (status: number) => {
	if (status >= 500) return 'ERROR';
	return status >= 400 ? 'WARN' : 'INFO';
};

function call(source: Random, table: string, path: string): Content {
	const status = statusOf(source);
	const method = random.pick(source, ['GET', 'GET', 'POST', 'PATCH']);
	return {
		source: table,
		severity_text: severityOf(status),
		event_message: `${method} | ${status} | ${path}`,
		log_attributes: {
			'request.method': method,
			'request.path': path,
			'response.status_code': String(status),
			execution_time_ms: String(random.integer(source, 3, 400)),
			...(table === 'function_edge_logs' && { function_id: 'hello', version: '1' }),
		},
	};
}

function postgres(source: Random): Content {
	const severity = random.pick(source, ['LOG', 'LOG', 'LOG', 'WARNING', 'ERROR', 'FATAL']);
	const messages: Record<string, string> = {
		LOG: 'connection authorized: user=authenticator database=postgres application_name=postgrest',
		WARNING: 'there is no transaction in progress',
		ERROR: 'duplicate key value violates unique constraint "customers_email_key"',
		FATAL: 'password authentication failed for user "postgres"',
	};
	return {
		source: 'postgres_logs',
		severity_text: severity,
		event_message: messages[severity] ?? '',
		log_attributes: {
			identifier: 'primary',
			'parsed.error_severity': severity,
			'parsed.user_name': 'authenticator',
		},
	};
}

function auth(source: Random): Content {
	const status = random.pick(source, [200, 200, 200, 400, 422, 500]);
	const level = severityOf(status).toLowerCase().replace('warn', 'warning');
	return {
		source: 'auth_logs',
		severity_text: severityOf(status),
		event_message: status < 400 ? 'Login' : 'Invalid login credentials',
		log_attributes: { level, status: String(status), path: '/token', msg: 'request completed' },
	};
}

function functionLine(source: Random): Content {
	const level = random.pick(source, ['log', 'info', 'info', 'warning', 'error']);
	return {
		source: 'function_logs',
		severity_text: level.toUpperCase(),
		event_message: level === 'error' ? 'TypeError: undefined is not a function' : 'Hello you',
		log_attributes: { level, event_type: 'Log', function_id: 'hello', version: '1' },
	};
}

const plain = (table: string, event_message: string): Content => ({
	source: table,
	severity_text: 'INFO',
	event_message,
	log_attributes: { level: 'info' },
});

const makers: Array<(source: Random) => Content> = [
	(source) => call(source, 'edge_logs', random.pick(source, paths)),
	(source) => call(source, 'edge_logs', random.pick(source, paths)),
	(source) => call(source, 'function_edge_logs', '/functions/v1/hello'),
	postgres,
	auth,
	functionLine,
	() => plain('storage_logs', 'GET | 200 | /object/list/avatars'),
	() => plain('realtime_logs', 'Connected users: 12'),
	() => plain('postgrest_logs', 'Schema cache loaded 2 Relations, 1 Relationships'),
	() => plain('supavisor_logs', 'Client connected: pool_mode=transaction'),
];

/**
 * The log lines of a project in a time range, in milliseconds since 1970. The same range always has
 * the same lines.
 */
export function logLines(seed: number, ref: string, start: number, end: number): LogLine[] {
	const step = interval * 1000;
	const last = Math.ceil(end / step) - 1;
	const first = Math.max(Math.ceil(start / step), last - most + 1);
	return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
		const time = (first + index) * step;
		const source = random.seededRandom(seed, ref, 'log', time);
		const id = random.uuid(source);
		const content = random.pick(source, makers)(source);
		return { id, timestamp: new Date(time).toISOString(), ...content };
	});
}
