/** Text whose semicolons do not end a statement: strings, names, dollar quotes and comments. */
const quoted =
	/'(?:[^']|'')*'|"(?:[^"]|"")*"|\$([a-z_]\w*)?\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//gi;

/**
 * The statements of SQL, without comments, each starting with its keyword. Good enough to classify
 * the statements: PostgreSQL itself gets the whole text.
 */
export function statementsOf(sql: string): string[] {
	const plain = sql.replace(quoted, (text) => (/^(--|\/\*)/.test(text) ? ' ' : "''"));
	return plain
		.split(';')
		.map((statement) => statement.trim())
		.filter((statement) => statement !== '');
}

const versions = ['server_version', 'server_version_num'];

/**
 * The setting that SQL shows, if that is all it does.
 *
 * @param overridden Settings to look for, besides those that contain the version.
 */
export function isShow(sql: string, overridden: string[]): string | undefined {
	const [statement = '', ...others] = statementsOf(sql);
	const [, setting = ''] = /^show\s+([\w.]+)$/i.exec(statement) ?? [];
	const isAll = others.length === 0;
	return [...versions, ...overridden].find((name) => isAll && name === setting.toLowerCase());
}
