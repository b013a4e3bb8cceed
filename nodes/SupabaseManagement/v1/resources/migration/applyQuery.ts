import type { MigrationFile } from './migrationFile';

const table = 'supabase_migrations.schema_migrations';

/** Creates the table of migrations like the Supabase CLI, if it does not exist. */
const newList = [
	'create schema if not exists supabase_migrations;',
	`create table if not exists ${table} (version text not null primary key);`,
	`alter table ${table} add column if not exists statements text[];`,
	`alter table ${table} add column if not exists name text;`,
].join(' ');

/**
 * The SQL that applies a migration and records it under its version, in one request and so in one
 * transaction. The record comes first: if another run is applying the same migration, the version
 * is taken, and this run waits and then fails without running anything. No lines are added before
 * or after the SQL of the file, so that line numbers in PostgreSQL’s errors match the file.
 *
 * The API’s own `POST …/database/migrations` records the current time as the version, so neither a
 * second run nor the Supabase CLI could recognize the file.
 *
 * @param isFirst whether the table of migrations may not exist yet
 */
export function applyQuery({ version, name, sql }: MigrationFile, isFirst: boolean): string {
	const copy = `convert_from(decode('${Buffer.from(sql).toString('base64')}', 'base64'), 'UTF8')`;
	const values = `'${version}', '${name.replace(/'/g, "''")}', array[${copy}]`;
	const record = `insert into ${table} (version, name, statements) values (${values});`;
	return `${isFirst ? `${newList} ` : ''}${record} ${sql}`;
}
