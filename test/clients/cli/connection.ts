import { createRequire } from 'node:module';
import path from 'node:path';

import { PGlite } from '@electric-sql/pglite';

import { freePort } from '../../../sandbox/ports.ts';
import { clientsFolder } from '../install.ts';

type Server = { start(): Promise<void>; stop(): Promise<void> };

const { PGLiteSocketServer } = createRequire(path.join(clientsFolder, 'package.json'))(
	'@electric-sql/pglite-socket',
) as { PGLiteSocketServer: new (options: object) => Server };

export type Migration = { version: string; name: string | null; statements: string[] };

/**
 * Serves a copy of a project’s migration history with PostgreSQL’s own protocol, because the
 * sandbox accepts SQL only through the API.
 *
 * @param use Receives the address to connect to, which works only until it returns.
 */
export async function withConnection(
	history: Migration[],
	use: (address: string) => Promise<void>,
): Promise<void> {
	const db = await PGlite.create();
	await db.exec(
		`create schema supabase_migrations;
		create table supabase_migrations.schema_migrations
			(version text primary key, statements text[], name text)`,
	);
	for (const { version, statements, name } of history) {
		const insert = 'insert into supabase_migrations.schema_migrations values ($1, $2, $3)';
		await db.query(insert, [version, statements, name]);
	}
	const port = await freePort(5432);
	const server = new PGLiteSocketServer({ db, port, host: '127.0.0.1' });
	await server.start();
	try {
		await use(`postgresql://postgres:postgres@127.0.0.1:${port}/postgres?sslmode=disable`);
	} finally {
		await server.stop();
		await db.close();
	}
}
