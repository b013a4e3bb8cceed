/** What holds semicolons that end nothing: texts, names, dollar quotes and comments. */
const quoted =
	/'(?:[^']|'')*'|"(?:[^"]|"")*"|\$([a-z_]\w*)?\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//gi;

/**
 * The statements of SQL, without comments, each beginning with its keyword. Good enough to say what
 * statements these are: PostgreSQL itself gets the whole text.
 */
export function statementsOf(sql: string): string[] {
	const plain = sql.replace(quoted, (text) => (/^(--|\/\*)/.test(text) ? ' ' : "''"));
	return plain
		.split(';')
		.map((statement) => statement.trim())
		.filter((statement) => statement !== '');
}

/** The setting that SQL shows, where that is all it does and the setting tells the version. */
export function isShow(sql: string): string | undefined {
	const [statement = '', ...others] = statementsOf(sql);
	const [, setting] = /^show\s+(server_version|server_version_num)$/i.exec(statement) ?? [];
	return others.length === 0 ? setting?.toLowerCase() : undefined;
}
