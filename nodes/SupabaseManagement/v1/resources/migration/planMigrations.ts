import { createHash } from 'crypto';

import type { MigrationFile } from './migrationFile';

/** A migration that a database has run. */
export type AppliedMigration = {
	version: string;
	name?: string | null;
	/** The result of `digestOf`; missing if the database has no copy of the SQL. */
	digest?: string | null;
};

/**
 * The state of a migration. `changed`: it was applied with different SQL. `missing`: it was
 * applied, but has no file. `outOfOrder`: it is new, but a later migration has been applied.
 * `unknown`: it was applied, but its SQL is not recorded.
 */
export type MigrationChange =
	'apply' | 'outOfOrder' | 'unchanged' | 'unknown' | 'changed' | 'missing';

export type PlannedMigration = {
	version: string;
	name: string;
	change: MigrationChange;
	/** Missing where there is none. */
	file?: MigrationFile;
};

/**
 * Compares files with the migrations that a database has run.
 *
 * @returns all migrations in the order in which the Supabase CLI applies them: by version, as text
 */
export function planMigrations(
	files: MigrationFile[],
	applied: AppliedMigration[],
): PlannedMigration[] {
	const known = new Map(applied.map((each) => [each.version, each]));
	const latest =
		applied
			.map(({ version }) => version)
			.sort()
			.at(-1) ?? '';
	const versions = new Set(files.map(({ version }) => version));
	const planned = files.map((file): PlannedMigration => {
		const { version, name } = file;
		const existing = known.get(version);
		if (existing !== undefined) return { version, name, change: comparison(file, existing), file };
		return { version, name, change: version < latest ? 'outOfOrder' : 'apply', file };
	});
	const missing = applied
		.filter(({ version }) => !versions.has(version))
		.map(({ version, name }): PlannedMigration => ({
			version,
			name: name ?? '',
			change: 'missing',
		}));
	return [...planned, ...missing].sort((one, other) => (one.version < other.version ? -1 : 1));
}

function comparison({ sql }: MigrationFile, { digest }: AppliedMigration): MigrationChange {
	if (digest === undefined || digest === null) return 'unknown';
	return digest === digestOf(sql) ? 'unchanged' : 'changed';
}

/**
 * A digest of SQL without white space and semicolons, so that it does not depend on how the SQL is
 * split into statements. `digestsQuery` computes the same digest for the recorded SQL.
 */
export function digestOf(sql: string): string {
	return createHash('sha256')
		.update(sql.replace(/[ \t\n\v\f\r;]+/g, ''))
		.digest('hex');
}

/** Reads digests of the migrations whose versions are in the first parameter, a list in JSON. */
export const digestsQuery = `select version, encode(sha256(convert_to(
	translate(array_to_string(statements, ''), E' \\t\\n\\x0b\\f\\r;', ''), 'UTF8')), 'hex') as digest
from supabase_migrations.schema_migrations
where version in (select jsonb_array_elements_text($1::jsonb))`;
