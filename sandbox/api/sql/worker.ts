/**
 * One PostgreSQL in its own thread, so that SQL that never ends can be stopped, and its memory
 * freed.
 */
import { openAsBlob } from 'node:fs';
import { parentPort } from 'node:worker_threads';

import { PGlite } from '@electric-sql/pglite';
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { citext } from '@electric-sql/pglite/contrib/citext';
import { cube } from '@electric-sql/pglite/contrib/cube';
import { earthdistance } from '@electric-sql/pglite/contrib/earthdistance';
import { fuzzystrmatch } from '@electric-sql/pglite/contrib/fuzzystrmatch';
import { hstore } from '@electric-sql/pglite/contrib/hstore';
import { intarray } from '@electric-sql/pglite/contrib/intarray';
import { ltree } from '@electric-sql/pglite/contrib/ltree';
import { moddatetime } from '@electric-sql/pglite/contrib/moddatetime';
import { pg_stat_statements } from '@electric-sql/pglite/contrib/pg_stat_statements';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { tablefunc } from '@electric-sql/pglite/contrib/tablefunc';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { uuid_ossp } from '@electric-sql/pglite/contrib/uuid_ossp';
import { vector } from '@electric-sql/pglite-pgvector';

import { installExtensions } from './extensions.ts';
import type { Done, Dump, Request, Task } from './instance.ts';
import { run } from './run.ts';

const extensions = {
	...{ btree_gin, btree_gist, citext, cube, earthdistance, fuzzystrmatch, hstore, intarray, ltree },
	...{ moddatetime, pg_stat_statements, pg_trgm, pgcrypto, tablefunc, unaccent, uuid_ossp, vector },
};

let postgres: PGlite;

async function open(dump: Dump | undefined): Promise<void> {
	const loadDataDir = typeof dump === 'string' ? await openAsBlob(dump) : dump;
	const username = dump ? 'supabase_admin' : 'postgres';
	postgres = await PGlite.create({ loadDataDir, username, extensions });
	installExtensions(postgres);
}

async function handle(task: Task): Promise<unknown> {
	if (task.kind === 'open') return await open(task.dump);
	if (task.kind === 'script') return await postgres.exec(task.sql).then(() => undefined);
	if (task.kind === 'run') return await run(postgres, task.query);
	const dump = await postgres.dumpDataDir(task.compression);
	return new Blob([dump]);
}

parentPort?.on('message', ({ id, task }: Request) => {
	handle(task).then(
		(value) => parentPort?.postMessage({ id, value } satisfies Done),
		(error: unknown) => parentPort?.postMessage({ id, error: String(error) } satisfies Done),
	);
});
