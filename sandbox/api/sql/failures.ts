import type { Failure } from './run.ts';

/** The line of the SQL that the error is about, with a caret below the position. */
function placeOf(sql: string, position: number): string[] {
	const before = [...sql].slice(0, position - 1).join('');
	const number = before.split('\n').length;
	const start = `LINE ${number}: `;
	const column = before.length - (before.lastIndexOf('\n') + 1);
	const line = sql.split('\n')[number - 1] ?? '';
	return [`${start}${line}`, `${' '.repeat(start.length + column)}^`];
}

/**
 * An error as postgres-meta formats it and the API passes it on:
 *
 *     ERROR:  42P01: relation "a" does not exist
 *     LINE 1: select * from a
 *                           ^
 */
export function describeFailure(
	failure: Failure,
	sql: string,
): { text: string; isTimeout: boolean } {
	const { severity, code, message, position, detail, hint, where } = failure;
	const isTimeout = code === '57014';
	if (isTimeout) return { text: message, isTimeout };
	const lines = [`${severity}:  ${code}: ${message}`];
	if (position !== undefined) lines.push(...placeOf(sql, Number(position)));
	if (detail) lines.push(`DETAIL:  ${detail}`);
	if (hint) lines.push(`HINT:  ${hint}`);
	if (where) lines.push(`CONTEXT:  ${where}`);
	return { text: `${lines.join('\n')}\n`, isTimeout };
}
