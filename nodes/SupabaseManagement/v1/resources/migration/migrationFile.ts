/** A file named `<version>_<name>.sql`, as the Supabase CLI names migrations. */
export type MigrationFile = {
	file: string;
	version: string;
	name: string;
	sql: string;
};

const pattern = /^(\d{1,40})_(.*)\.sql$/;

/** @returns the version and name in the name of a file; undefined if the file is not a migration */
export function migrationNamed(path: string): { version: string; name: string } | undefined {
	const found = pattern.exec(path.slice(path.lastIndexOf('/') + 1));
	return found === null ? undefined : { version: found[1]!, name: found[2]! };
}

/**
 * Parts of SQL in which semicolons and keywords have no meaning: texts, names, dollar quotes and
 * comments.
 */
const quoted =
	/\be'(?:[^'\\]|\\[\s\S]|'')*'|'[^']*(?:''[^']*)*'|"[^"]*(?:""[^"]*)*"|\$([a-z_]\w*)?\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//gi;

const begins = /^(begin|start\s+transaction)\b/i;
const ends = /^(commit|end|rollback|abort|prepare\s+transaction)\b/i;
const commits = /^(commit|end)\b/i;

/**
 * Whether a migration is applied completely or not at all: it contains no transaction control, or
 * is a single transaction from its first statement to its last. Otherwise, a part could stay
 * applied if the rest fails.
 */
export function isOneTransaction(sql: string): boolean {
	const plain = sql.replace(quoted, (text) => (/^(--|\/\*)/.test(text) ? ' ' : "''"));
	// The body of an SQL function. Its END does not end a transaction.
	const hasBodies = /\bbegin\s+atomic\b/i.test(plain);
	const statements = plain
		.split(';')
		.map((statement) => statement.trim())
		.filter((statement) => statement !== '' && !(hasBodies && /^end\b/i.test(statement)));
	const controls = statements.filter((statement) => begins.test(statement) || ends.test(statement));
	if (controls.length === 0) return true;
	const isWrapped = begins.test(statements[0]!) && commits.test(statements.at(-1)!);
	return isWrapped && controls.length === 2;
}
