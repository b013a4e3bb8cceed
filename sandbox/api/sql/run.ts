import type { PGlite, Results } from '@electric-sql/pglite';

import { isShow, statementsOf } from './statements.ts';
import { parsers } from './values.ts';
import { overridden } from './version.ts';

export type Query = {
	sql: string;
	parameters?: unknown[];
	/**
	 * `readOnly` is as `supabase_read_only_user`, in a transaction that cannot write; `attempt` is as
	 * `postgres`, but in such a transaction too.
	 */
	mode: 'write' | 'readOnly' | 'attempt';
	/** The settings of PostgreSQL that the project overrides, by their names. */
	overrides?: Record<string, string>;
};

/** What PostgreSQL says of SQL that fails, as much of it as is shown. */
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

/** The rows of the last statement that has any, as postgres-meta answers several statements. */
const rowsOf = (results: Results[]) => results.findLast(({ rows }) => rows.length > 0)?.rows ?? [];

const serialized = (value: unknown) =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? JSON.stringify(value)
		: value;

async function execute(postgres: PGlite, { sql, parameters, overrides = {} }: Query) {
	const show = isShow(sql, Object.keys(overrides));
	// what version.ts overrides, it overrides where it is read as a function
	const asked = show ? `select current_setting('${show}') as "${show}"` : sql;
	if (!parameters || parameters.length === 0) return rowsOf(await postgres.exec(asked, options));
	return (await postgres.query(asked, parameters.map(serialized), options)).rows;
}

/** Only one that leaves its transaction could write. */
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

/** What PostgreSQL would only take at its start is shown, and changes nothing. */
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

/** Runs SQL in a session of its own. What fails is an answer, not an error. */
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
