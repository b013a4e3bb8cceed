import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Client } from 'pg';

import { until } from '../../queue/harness/until.ts';
import { connect } from './client.ts';

/** A session’s counts are added to the statistics when it is idle, or with this call. */
async function countNow(client: Client): Promise<void> {
	await client.query('select pg_stat_force_next_flush()');
}

/** Runs each statement of a file separately, because some cannot run in a transaction. */
async function runFile(client: Client, name: string): Promise<void> {
	const sql = readFileSync(path.join(import.meta.dirname, '..', name), 'utf8');
	for (const statement of sql.split(/;\n/)) {
		await client.query(statement);
		await countNow(client);
	}
}

/**
 * Fills a server with what the reports must find, and opens the sessions that they must show: one
 * has a lock, one waits for it, one takes long.
 *
 * @returns a function that ends the sessions
 */
export async function setScene(port: number): Promise<() => Promise<void>> {
	const admin = await connect(port, 'postgres');
	await runFile(admin, 'fixture.sql');
	await runFile(admin, 'afterFixture.sql');
	for (let call = 0; call < 7; call++) {
		await admin.query('select count(*) from public.orders where product_id = 7');
	}
	// pg_stat_statements replaces a constant with $1, but keeps a name, here with a character that
	// XML cannot contain.
	await admin.query(`select 'a' || '<&>' || 'c' as "€ \u0001"`);
	await admin.query('select pg_sleep(0.2)');

	await countNow(admin);

	await admin.query('create database other');
	const other = await connect(port, 'postgres', 'other');
	await other.query('select 1 as in_another_database');
	await other.end();

	const open = async () => await connect(port, 'app');
	const sessions = [await open(), await open(), await open(), await open()];
	const [holder, waiter, sleeper] = sessions as [Client, Client, Client];
	const update = "update public.customers set plan = 'pro' where id = 1";
	await holder.query('begin');
	await holder.query(update);
	// Both are interrupted when the scene ends.
	waiter.query(update).catch(() => undefined);
	sleeper.query('select pg_sleep(60)').catch(() => undefined);
	const waiting = async () => {
		const sql = "select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock'";
		return (await admin.query(sql)).rows[0].n as number;
	};
	await until(waiting, (count) => count === 1, 'Nobody waits for the lock');

	return async () => {
		await admin.query(
			"select pg_terminate_backend(pid) from pg_stat_activity where usename = 'app'",
		);
		await Promise.all(sessions.map((session) => session.end().catch(() => undefined)));
		await admin.end();
	};
}
