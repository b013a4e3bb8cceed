import type { MigrationFile } from './migrationFile';

const table = 'supabase_migrations.schema_migrations';

/** Makes the list of migrations, as the Supabase CLI does where there is none. */
const newList = [
	'create schema if not exists supabase_migrations;',
	`create table if not exists ${table} (version text not null primary key);`,
	`alter table ${table} add column if not exists statements text[];`,
	`alter table ${table} add column if not exists name text;`,
].join(' ');

/**
 * The SQL that applies a migration and records it under its version, in one request and so in one
 * transaction. The record comes first: if another run is applying the same migration, the version is taken, and
 * this one waits and then fails without running anything. Nothing is added at the end, and
 * no line before the file’s own, so that the lines in PostgreSQL’s errors are those of the file.
 *
 * The API’s own `POST …/database/migrations` records the present time as the version, by which neither a
 * second run nor the Supabase CLI could know the file again.
 *
 * @param isFirst whether the list of migrations may not be there yet
 */
export function applyQuery({ version, name, sql }: MigrationFile, isFirst: boolean): string {
	const copy = `convert_from(decode('${Buffer.from(sql).toString('base64')}', 'base64'), 'UTF8')`;
	const values = `'${version}', '${name.replace(/'/g, "''")}', array[${copy}]`;
	const record = `insert into ${table} (version, name, statements) values (${values});`;
	return `${isFirst ? `${newList} ` : ''}${record} ${sql}`;
}
