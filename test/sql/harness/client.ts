import pg from 'pg';

/** A row as it arrives at the node. */
export type Row = Record<string, unknown>;

/** As Supabase’s API reads 64-bit integers: a number where it is exact, else text. */
pg.types.setTypeParser(pg.types.builtins.INT8, (text) =>
	Number.isSafeInteger(Number(text)) ? Number(text) : text,
);

export async function connect(port: number, user: string, database = 'postgres') {
	const client = new pg.Client({ host: '127.0.0.1', port, user, database });
	// A session that the server ends says so here, too.
	client.on('error', () => undefined);
	await client.connect();
	return client;
}

/** Rows as they are after they traveled as JSON. */
export async function rowsOf(client: pg.Client, sql: string, values: unknown[]): Promise<Row[]> {
	const { rows } = await client.query(sql, values);
	return JSON.parse(JSON.stringify(rows)) as Row[];
}
