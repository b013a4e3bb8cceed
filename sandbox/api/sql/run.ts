import type { PGlite, Results } from '@electric-sql/pglite';

import { isShow, statementsOf } from './statements.ts';
import { parsers } from './values.ts';
import { overridden } from './version.ts';

export type Query = {
	sql: string;
	parameters?: unknown[];
	/**
	 * `readOnly` runs as `supabase_read_only_user`, in a read-only transaction. `attempt` runs as
	 * `postgres`, also in a read-only transaction.
	 */
	mode: 'write' | 'readOnly' | 'attempt';
	/** PostgreSQL settings that the project overrides, by name. */
	overrides?: Record<string, string>;
};

/** The parts of a PostgreSQL error that the API shows. */
export type Failure = {
	severity: string;
	code: string;
	message: string;
	position?: string;
	detail?: string;
	hint?: string;
	where?: string;
};

export type Ran = { rows: unknown[] } | { failure: Failure };

const options = { parsers };

/** For several statements, postgres-meta returns the rows of the last statement that has any. */
const rowsOf = (results: Results[]) => results.findLast(({ rows }) => rows.length > 0)?.rows ?? [];

const serialized = (value: unknown) =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? JSON.stringify(value)
		: value;

async function execute(postgres: PGlite, { sql, parameters, overrides = {} }: Query) {
	const show = isShow(sql, Object.keys(overrides));
	// version.ts overrides the function current_setting, but cannot override SHOW
	const asked = show ? `select current_setting('${show}') as "${show}"` : sql;
	if (!parameters || parameters.length === 0) return rowsOf(await postgres.exec(asked, options));
	return (await postgres.query(asked, parameters.map(serialized), options)).rows;
}

/** Only a statement that leaves its transaction could write. */
const leavesTransaction = (statement: string) =>
	/^(begin|start|commit|end|rollback|abort|prepare\s+transaction|set\s+session\s+authorization|reset\s+session)\b/i.test(
		statement,
	);

const failureOf = (error: unknown): Failure => {
	const { severity, code, message, position, detail, hint, where } = error as Partial<Failure>;
	return {
		severity: severity ?? 'ERROR',
		code: code ?? 'XX000',
		message: message ?? String(error),
		...{ position, detail, hint, where },
	};
};

/**
 * A setting that PostgreSQL accepts only at its start is shown with its new value, without any
 * effect.
 */
async function override(postgres: PGlite, name: string, value: string): Promise<void> {
	const set = async (setting: string) =>
		await postgres.query('select set_config($1, $2, false)', [setting, value]);
	await set(name).catch(async () => await set(`${overridden}.${name}`));
}

async function begin(postgres: PGlite, { mode, overrides = {} }: Query): Promise<void> {
	for (const [name, value] of Object.entries(overrides)) await override(postgres, name, value);
	const role = mode === 'readOnly' ? 'supabase_read_only_user' : 'postgres';
	await postgres.exec(`set session authorization ${role}`);
	await postgres.exec('set search_path to "$user", public, extensions');
	if (mode !== 'write') await postgres.exec('begin transaction read only');
}

/** Runs SQL in a session of its own. A failure is returned, not thrown. */
export async function run(postgres: PGlite, query: Query): Promise<Ran> {
	const { sql, mode } = query;
	if (mode !== 'write' && statementsOf(sql).some(leavesTransaction)) {
		const message = 'cannot change the transaction of a read-only query';
		return { failure: { severity: 'ERROR', code: '25006', message } };
	}
	try {
		await begin(postgres, query);
		return { rows: await execute(postgres, query) };
	} catch (error) {
		return { failure: failureOf(error) };
	} finally {
		await postgres.exec('rollback');
		await postgres.exec('discard all');
	}
}
