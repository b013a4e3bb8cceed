import pg from 'pg';

/** A row as the node receives it. */
export type Row = Record<string, unknown>;

/** Parses 64-bit integers like Supabase’s API: a number if it is exact, otherwise a string. */
pg.types.setTypeParser(pg.types.builtins.INT8, (text) =>
	Number.isSafeInteger(Number(text)) ? Number(text) : text,
);

export async function connect(port: number, user: string, database = 'postgres') {
	const client = new pg.Client({ host: '127.0.0.1', port, user, database });
	// If the server ends a session, the error appears here too.
	client.on('error', () => undefined);
	await client.connect();
	return client;
}

/** Rows after conversion to JSON and back. */
export async function rowsOf(client: pg.Client, sql: string, values: unknown[]): Promise<Row[]> {
	const { rows } = await client.query(sql, values);
	return JSON.parse(JSON.stringify(rows)) as Row[];
}
