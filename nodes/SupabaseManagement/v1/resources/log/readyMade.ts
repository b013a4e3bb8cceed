/** The search criteria of a ready-made query. */
export type Search = { source: string; text: string; onlyErrors: boolean; limit: number };

/** Maximum number of rows that Supabase returns for one query. */
export const mostRows = 1000;

/**
 * How each service marks an error, as in Supabase’s dashboard. Requests have a response status,
 * which Auth and Storage store in their own fields. Other entries have a level or a severity.
 * PostgREST and PgBouncer have neither field, only the column `severity_text`.
 */
const isError = `(toInt32OrZero(log_attributes['response.status_code']) >= 400
  or (source = 'auth_logs' and toInt32OrZero(log_attributes['status']) >= 400)
  or (source = 'storage_logs' and toInt32OrZero(log_attributes['res.statusCode']) >= 400)
  or lower(log_attributes['level']) in ('error', 'fatal', 'panic', 'critical', 'alert', 'emergency')
  or upper(log_attributes['parsed.error_severity']) in ('ERROR', 'FATAL', 'PANIC')
  or upper(severity_text) in ('ERROR', 'FATAL', 'PANIC', 'CRITICAL', 'ALERT', 'EMERGENCY'))`;

/** The logs of a service, newest first. */
export function readyMadeQuery({ source, text, onlyErrors, limit }: Search): string {
	const conditions = [
		...(source === 'all' ? [] : [`source = ${literal(source)}`]),
		...(text === '' ? [] : [`positionCaseInsensitiveUTF8(event_message, ${literal(text)}) > 0`]),
		...(onlyErrors ? [isError] : []),
	];
	return [
		'select id, timestamp, source, severity_text, event_message, log_attributes',
		'from logs',
		...(conditions.length > 0 ? [`where ${conditions.join('\n  and ')}`] : []),
		'order by timestamp desc, id desc',
		`limit ${Math.min(limit, mostRows)}`,
	].join('\n');
}

/** Escapes a text as an SQL literal. */
function literal(text: string): string {
	return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`;
}

const tail = /(\norder by timestamp desc, id desc\nlimit (\d+))(?: offset (\d+))?$/;

/**
 * The query for the rows after those that a ready-made query returned.
 *
 * @param rows number of rows that it returned
 * @returns undefined after the last rows, and for the user’s own SQL
 */
export function queryForMore(sql: string, rows: number): string | undefined {
	const match = tail.exec(sql);
	if (match === null || rows < Number(match[2])) return undefined;
	return sql.replace(tail, `$1 offset ${Number(match[3] ?? 0) + rows}`);
}
