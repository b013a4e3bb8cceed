import type { Query } from './run.ts';

/** ClickHouse syntax, with the PostgreSQL equivalent. */
const translations: Array<[RegExp, string]> = [
	[/\blog_attributes\s*\[\s*('(?:[^']|'')*')\s*\]/g, "coalesce(log_attributes ->> $1, '')"],
	[/\bcount\(\s*\)/gi, 'count(*)'],
	[/\binterval\s+(\d+)\s+(second|minute|hour|day|week|month)\b/gi, "interval '$1 $2'"],
	[/\bif\s*\(/gi, 'multiIf('],
];

const table = `logs as (
	select * from jsonb_to_recordset($1::jsonb) as line (id text, timestamp timestamptz, source text,
		severity_text text, event_message text, log_attributes jsonb)
)`;

/**
 * Translates a ClickHouse query into a PostgreSQL query over log lines.
 *
 * @param lines The rows of the table `logs`.
 */
export function logQuery(sql: string, lines: unknown[]): Query {
	const translated = translations.reduce(
		(text, [pattern, replacement]) => text.replace(pattern, replacement),
		sql.trim().replace(/;\s*$/, ''),
	);
	const isWith = /^with\b/i.test(translated);
	const rest = isWith ? translated.replace(/^with\b/i, ',') : ` ${translated}`;
	return { sql: `with ${table}${rest}`, parameters: [JSON.stringify(lines)], mode: 'readOnly' };
}

/** Converts PostgreSQL’s time format to the API’s. */
const isTime = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)\+00$/;

/** A row in the format of the logs API. */
export const logRow = (row: object): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries(row).map(([name, value]) => [
			name,
			typeof value === 'string' ? value.replace(isTime, '$1T$2Z') : value,
		]),
	);
