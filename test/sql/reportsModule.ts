import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of the reports’ SQL, from the project’s root. */
export const folder = 'nodes/SupabaseManagement/v1/resources/database/inspect';

/** Parameters of reports, written as `:name`, and their Postgres types. */
const types: Record<string, string> = {
	minimum_duration_ms: 'double precision',
	minimum_size_bytes: 'bigint',
	row_limit: 'bigint',
	schemas: 'jsonb',
};

/**
 * The content of reports.ts, which contains the node’s SQL, because published code cannot read
 * files.
 *
 * @param root The project’s root.
 * @throws if a report uses an unknown parameter
 */
export function reportsModule(root: string): string {
	const shared = readSql(path.join(root, folder, 'shared'));
	const reports = [...readSql(path.join(root, folder))].map(([name, sql]) => {
		const { text, parameters } = numbered(withShared(sql, shared), name);
		const quoted = parameters.map((each) => `'${each}'`).join(', ');
		return `\t${name}: {\n\t\tparameters: [${quoted}],\n\t\tsql: \`${escaped(text)}\`,\n\t},\n`;
	});
	const names = Object.keys(types).map((name) => `'${name}'`);
	return [
		'// Written by `npm run sql` from the .sql files beside it. Do not edit it by hand.\n',
		`export type ReportParameter =\n\t${names.join(' | ')};\n\n`,
		'/** `parameters` are the values of $1, $2 and so on. */\n',
		'export type Report = { parameters: readonly ReportParameter[]; sql: string };\n\n',
		'// prettier-ignore\n',
		`export const reports = {\n${reports.join('')}} satisfies Record<string, Report>;\n`,
	].join('');
}

/** The SQL files of a folder, by name, without comment lines. */
function readSql(where: string): Map<string, string> {
	const files = readdirSync(where).filter((name) => name.endsWith('.sql'));
	return new Map(
		files.sort().map((file) => {
			const lines = readFileSync(path.join(where, file), 'utf8').split('\n');
			const code = lines.filter((line) => !/^\s*--/.test(line)).join('\n');
			return [path.basename(file, '.sql'), code.trim()];
		}),
	);
}

/**
 * Reports can read from relations that are queries in files of their own, which are added before
 * them.
 */
function withShared(sql: string, shared: Map<string, string>): string {
	const used = [...shared].filter(([name]) => new RegExp(`\\b${name}\\b`).test(sql));
	if (used.length === 0) return sql;
	const definitions = used.map(([name, query]) => `${name} as (\n${indented(query)}\n)`);
	const rest = sql.startsWith('with\n') ? `,\n${sql.slice('with\n'.length)}` : `\n${sql}`;
	return `with ${definitions.join(',\n')}${rest}`;
}

const indented = (text: string) => text.replace(/^(?=.)/gm, '\t');

/** Numbers the parameters in order: `:row_limit` becomes `$1::bigint`. */
function numbered(sql: string, report: string): { text: string; parameters: string[] } {
	const parameters: string[] = [];
	const text = sql.replace(/(?<![:\w]):([a-z_]+)/g, (_all, name: string) => {
		const type = types[name];
		if (type === undefined)
			throw new Error(`${report}.sql uses :${name}, which is not a parameter`);
		if (!parameters.includes(name)) parameters.push(name);
		return `$${parameters.indexOf(name) + 1}::${type}`;
	});
	return { text, parameters };
}

const escaped = (sql: string) => sql.replace(/[`\\]|\$\{/g, '\\$&');
