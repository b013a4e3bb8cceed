import { readyMadeQuery } from '../../nodes/SupabaseManagement/v1/resources/log/readyMade';

type Row = { source: string; severity_text: string; log_attributes: Record<string, string> };

/**
 * The condition of a ready-made query, evaluated for a row. Only functions that both ClickHouse and
 * this evaluation know are allowed.
 */
function isFound(source: string, row: Row): boolean {
	const sql = readyMadeQuery({ source, text: '', onlyErrors: true, limit: 1 });
	const condition = /where ([^]*)\norder by/.exec(sql)![1]!;
	const javaScript = condition
		.replace(/log_attributes\['([^']+)'\]/g, (_, key: string) => `attribute('${key}')`)
		.replace(/ in \(([^)]+)\)/g, ' in [$1]')
		.replace(/(\w+\((?:[^()]|\([^()]*\))*\)) in (\[[^\]]+\])/g, '$2.includes($1)')
		.replace(/ = /g, ' === ')
		.replace(/\bor\b/g, '||')
		.replace(/\band\b/g, '&&');
	const functions = {
		attribute: (key: string) => row.log_attributes[key] ?? '',
		lower: (text: string) => text.toLowerCase(),
		upper: (text: string) => text.toUpperCase(),
		toInt32OrZero: (text: string) => (/^-?\d+$/.test(text) ? Number(text) : 0),
		source: row.source,
		severity_text: row.severity_text,
	};
	const run = new Function(...Object.keys(functions), `return ${javaScript}`) as (
		...values: unknown[]
	) => boolean;
	return run(...Object.values(functions));
}

const row = (source: string, fields: Record<string, string>, severity_text = 'INFO'): Row => ({
	source,
	severity_text,
	log_attributes: fields,
});

const errors: Row[] = [
	row('edge_logs', { 'response.status_code': '500' }),
	row('edge_logs', { 'response.status_code': '400' }),
	row('function_edge_logs', { 'response.status_code': '546' }),
	row('auth_logs', { status: '403', level: 'info' }),
	row('auth_logs', { status: '500' }),
	row('auth_logs', { level: 'error' }),
	row('storage_logs', { 'res.statusCode': '404' }),
	row('storage_logs', { level: 'ERROR' }),
	row('realtime_logs', { level: 'error' }),
	row('supavisor_logs', { level: 'critical' }),
	row('function_logs', { level: 'error', event_type: 'UncaughtException' }),
	row('postgres_logs', { 'parsed.error_severity': 'FATAL' }),
	row('pg_cron_logs', { 'parsed.error_severity': 'ERROR' }),
	row('postgrest_logs', {}, 'ERROR'),
	row('pgbouncer_logs', {}, 'FATAL'),
	row('workflow_run_logs', {}, 'error'),
];

const others: Row[] = [
	row('edge_logs', { 'response.status_code': '399' }),
	row('auth_logs', { status: '200', level: 'info' }),
	row('storage_logs', { 'res.statusCode': '200' }),
	// Only Auth uses this field for errors.
	row('realtime_logs', { status: '500', level: 'info' }),
	row('postgres_logs', { 'parsed.error_severity': 'LOG' }, 'LOG'),
	row('function_logs', { level: 'warning' }, 'WARN'),
	row('pgbouncer_logs', {}, ''),
];

it.each(errors)('Only Errors finds $source $log_attributes $severity_text', (each) => {
	expect([isFound(each.source, each), isFound('all', each)]).toEqual([true, true]);
});

it.each(others)('Only Errors omits $source $log_attributes $severity_text', (each) => {
	expect([isFound(each.source, each), isFound('all', each)]).toEqual([false, false]);
});

it('Text is searched with the function that ignores the case of all letters', () => {
	const sql = readyMadeQuery({ source: 'all', text: 'ÜBER', onlyErrors: false, limit: 1 });
	expect(sql).toContain("positionCaseInsensitiveUTF8(event_message, 'ÜBER') > 0");
});
