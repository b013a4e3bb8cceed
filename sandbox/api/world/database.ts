import mapValues from 'lodash/mapValues.js';

import type { Call, Handlers } from '../handler.ts';
import { omit } from '../omit.ts';
import { Refusal, refusalOf } from '../refusal.ts';
import { type Database, databases } from '../sql/databases.ts';
import { describeFailure } from '../sql/failures.ts';
import type { Query } from '../sql/run.ts';
import { typesOf } from '../sql/types.ts';
import type { Project, World } from '../world.ts';
import { changedDocument } from './documents.ts';
import { found, owned } from './owned.ts';

const databaseOf = owned<Project, Database>((project) => ({
	version: project.databaseVersion,
	isOwn: false,
}));

/** The databases in use since the last reset of a world. They stop at the next reset. */
const askedIn = owned<AbortSignal, Set<Database>>((ended) => {
	const asked = new Set<Database>();
	const forget = () => asked.forEach((database) => void databases.forget(database));
	ended.addEventListener('abort', forget, { once: true });
	return asked;
});

function overridesOf(owner: Pick<Call, 'world' | 'project'>): Record<string, string> {
	const document = changedDocument(owner, 'config/database/postgres') ?? {};
	return mapValues(omit(document, 'restart_database'), String);
}

/**
 * Runs SQL in a project’s database.
 *
 * @param doing What failed, for the beginning of the API’s message.
 * @throws Refusal with 544 if the project is not running, and with 400 and PostgreSQL’s message if
 * the SQL fails
 */
export async function ask<Row = unknown>(
	{ world, project }: { world: World; project: Project },
	query: Query,
	doing = 'run sql query',
): Promise<Row[]> {
	if (!['ACTIVE_HEALTHY', 'ACTIVE_UNHEALTHY'].includes(project.status)) {
		throw refusalOf('database.unreachable', { action: doing });
	}
	const database = databaseOf(project);
	database.version = project.databaseVersion;
	askedIn(world.ended).add(database);
	const ran = await databases.run(database, {
		...query,
		overrides: overridesOf({ world, project }),
	});
	if ('rows' in ran) return ran.rows as Row[];
	const { text, isTimeout } = describeFailure(ran.failure, query.sql);
	throw new Refusal(isTimeout ? 544 : 400, `Failed to ${doing}: ${text}`);
}

const history = 'supabase_migrations.schema_migrations';

type Migration = { version: string; name: string | null; rollback: string[] | null };

async function write<Row>(call: Call, sql: string, parameters: unknown[] = []): Promise<Row[]> {
	return await ask<Row>(call, { sql, parameters, mode: 'write' });
}

/**
 * The version of a new migration: the current time, such as `20261126093000`, but later than all
 * others.
 */
const newVersion = `(select greatest(to_char(now() at time zone 'utc', 'YYYYMMDDHH24MISS')::bigint,
	max(version::bigint) filter (where version ~ '^\\d{1,18}$') + 1)::text from ${history})`;

type NewMigration = { query: string; name?: string; rollback?: string };

/**
 * Runs a migration if `apply` is set, and records it. Like the API, it runs the SQL again if it
 * knows the Idempotency-Key: the key only prevents a second entry.
 */
async function record(call: Call, apply: boolean): Promise<void> {
	const { query, name, rollback } = call.body as NewMigration;
	const key = call.headers['idempotency-key'];
	if (apply) await write(call, query);
	await write(
		call,
		`insert into ${history} (version, name, statements, rollback, idempotency_key)
			values (${newVersion}, $1, array[$2::text],
				case when $3::text is null then null else array[$3] end, $4)
			on conflict (idempotency_key) do update set version = excluded.version`,
		[name ?? null, query, rollback ?? null, key ?? null],
	);
}

type Applied = { version: string; name: string | null; statements: string[] | null };

/** Whether a project’s database has been written to. */
export const hasOwnDatabase = (project: Project) => databaseOf(project).isOwn;

/** Restores the initial state of a project’s database. */
export async function emptyDatabase(project: Project): Promise<void> {
	const database = databaseOf(project);
	await databases.forget(database);
	Object.assign(database, { isOwn: false, dump: undefined });
}

/** Copies another project’s database into that of a new project. */
export async function copyDatabase(from: Project, to: Project): Promise<void> {
	await databases.copy(databaseOf(from), databaseOf(to));
}

/**
 * Applies the migrations that one database has and another lacks, in order.
 *
 * @throws Refusal with the message of the first migration that fails
 */
export async function applyMissing(world: World, from: Project, to: Project): Promise<void> {
	const sql = `select version, name, statements from ${history} order by version`;
	const read = async (project: Project) =>
		await ask<Applied>({ world, project }, { sql, mode: 'write' });
	const present = new Set((await read(to)).map(({ version }) => version));
	const missing = (await read(from)).filter(({ version }) => !present.has(version));
	for (const { version, name, statements } of missing) {
		const apply = async (query: Omit<Query, 'mode'>) =>
			await ask({ world, project: to }, { ...query, mode: 'write' }, 'apply migration');
		for (const statement of statements ?? []) await apply({ sql: statement });
		await apply({
			sql: `insert into ${history} (version, name, statements) values ($1, $2, $3)`,
			parameters: [version, name, statements],
		});
	}
}

export const databaseHandlers: Handlers = {
	'v1-run-a-query': async (call) => {
		const {
			query: sql,
			parameters,
			read_only,
		} = call.body as {
			query: string;
			parameters?: unknown[];
			read_only?: boolean;
		};
		const mode = read_only ? 'readOnly' : 'write';
		return { body: await ask(call, { sql, parameters, mode }) };
	},

	'v1-read-only-query': async (call) => {
		const { query: sql, parameters } = call.body as { query: string; parameters?: unknown[] };
		return { body: await ask(call, { sql, parameters, mode: 'readOnly' }) };
	},

	'v1-list-migration-history': async (call) => ({
		body: await write(
			call,
			`select version, coalesce(name, '') as name from ${history} order by version`,
		),
	}),

	'v1-apply-a-migration': async (call) => {
		await record(call, true);
		return {};
	},

	'v1-upsert-a-migration': async (call) => {
		await record(call, false);
		return {};
	},

	'v1-get-a-migration': async (call) => {
		const rows = await write<Migration>(call, `select * from ${history} where version = $1`, [
			call.params.version,
		]);
		const migration = found(rows[0], 'Migration');
		return {
			body: Object.fromEntries(Object.entries(migration).filter(([, value]) => value !== null)),
		};
	},

	'v1-patch-a-migration': async (call) => {
		const { name, rollback } = call.body as Partial<NewMigration>;
		const rows = await write(
			call,
			`update ${history} set name = coalesce($2, name),
				rollback = case when $3::text is null then rollback else array[$3] end
				where version = $1 returning version`,
			[call.params.version, name ?? null, rollback ?? null],
		);
		found(rows[0], 'Migration');
		return {};
	},

	/** From the latest to the earliest, each with its own rollback SQL. */
	'v1-rollback-migrations': async (call) => {
		const rows = await write<Migration>(
			call,
			`select * from ${history} where version >= $1 order by version desc`,
			[String(call.query.gte)],
		);
		for (const { version, rollback } of rows) {
			for (const sql of rollback ?? []) await write(call, sql);
			await write(call, `delete from ${history} where version = $1`, [version]);
		}
		return {};
	},

	'v1-generate-typescript-types': async (call) => {
		const schemas = String(call.query.included_schemas ?? 'public').split(',');
		return { body: { types: await typesOf(schemas, async (query) => await ask(call, query)) } };
	},

	'v1-get-database-metadata': async (call) => {
		const schemas = await ask(call, {
			sql: `select nspname as name from pg_namespace
				where nspname !~ '^pg_(toast|temp)' order by nspname`,
			mode: 'readOnly',
		});
		return { body: { databases: [{ name: 'postgres', schemas }] } };
	},
};
