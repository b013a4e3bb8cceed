/** What a ready-made query looks for. */
export type Search = { source: string; text: string; onlyErrors: boolean; limit: number };

/** Supabase gives no more rows than this to one query. */
export const mostRows = 1000;

/** How errors are marked depends on the service: by an HTTP status, a level or a severity. */
const isError = `(toInt32OrZero(log_attributes['response.status_code']) >= 400
  or lower(log_attributes['level']) in ('error', 'fatal', 'panic')
  or log_attributes['parsed.error_severity'] in ('ERROR', 'FATAL', 'PANIC'))`;

/** The newest logs of a service first. */
export function readyMadeQuery({ source, text, onlyErrors, limit }: Search): string {
	const conditions = [
		...(source === 'all' ? [] : [`source = ${literal(source)}`]),
		...(text === '' ? [] : [`positionCaseInsensitive(event_message, ${literal(text)}) > 0`]),
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

/** A text in SQL that stays a text, whatever it holds. */
function literal(text: string): string {
	return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`;
}

const tail = /(\norder by timestamp desc, id desc\nlimit (\d+))(?: offset (\d+))?$/;

/**
 * The query for the rows after those that a ready-made query gave.
 *
 * @param rows how many it gave
 * @returns undefined after the last rows, and for SQL that a user wrote
 */
export function queryForMore(sql: string, rows: number): string | undefined {
	const match = tail.exec(sql);
	if (match === null || rows < Number(match[2])) return undefined;
	return sql.replace(tail, `$1 offset ${Number(match[3] ?? 0) + rows}`);
}
