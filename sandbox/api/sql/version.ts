/** The part of `version()` after the number, on Supabase’s servers. */
const platform = 'on aarch64-unknown-linux-gnu, compiled by gcc (GCC) 15.2.0, 64-bit';

/**
 * The prefix under which a session keeps overridden settings that PostgreSQL would accept only at
 * its start.
 */
export const overridden = 'overridden';

/** PostgreSQL’s number for a version: 170006 for 17.6. */
const numberOf = (major: number, minor: number) => major * 10_000 + minor;

/**
 * SQL that makes a database report another version and other settings than its own. PostgreSQL’s
 * own functions keep working under other names, and a view over `pg_settings` replaces it.
 *
 * @param version In the API’s format, such as `17.6.1.054`
 */
export function versionScript(version: string): string {
	const [major = 17, minor = 0] = version.split('.').map(Number);
	const short = `${major}.${minor}`;
	return `
set session authorization supabase_admin;
set allow_system_table_mods = on;
do $$ begin
	if to_regprocedure('pg_catalog.version_of_engine()') is null then
		alter function pg_catalog.version() rename to version_of_engine;
		alter function pg_catalog.current_setting(text) rename to setting_of_engine;
		alter function pg_catalog.current_setting(text, boolean) rename to setting_of_engine;
		alter view pg_catalog.pg_settings rename to pg_settings_of_engine;
	end if;
end $$;
create or replace function pg_catalog.version_setting(name text) returns text language sql stable as $$
	select case lower(name)
		when 'server_version' then '${short}'
		when 'server_version_num' then '${numberOf(major, minor)}'
		else nullif(pg_catalog.setting_of_engine('${overridden}.' || lower(name), true), '') end
$$;
create or replace function pg_catalog.version() returns text language sql stable as $$
	select 'PostgreSQL ${short} ${platform}'
$$;
create or replace function pg_catalog.current_setting(text) returns text language sql stable as $$
	select coalesce(pg_catalog.version_setting($1), pg_catalog.setting_of_engine($1))
$$;
create or replace function pg_catalog.current_setting(text, boolean) returns text language sql stable as $$
	select coalesce(pg_catalog.version_setting($1), pg_catalog.setting_of_engine($1, $2))
$$;
create or replace view pg_catalog.pg_settings as
	select name, coalesce(pg_catalog.version_setting(name), setting) as setting, unit, category,
		short_desc, extra_desc, context, vartype, source, min_val, max_val, enumvals, boot_val,
		coalesce(pg_catalog.version_setting(name), reset_val) as reset_val,
		sourcefile, sourceline, pending_restart
	from pg_catalog.pg_settings_of_engine;
grant select on pg_catalog.pg_settings to public;
reset allow_system_table_mods;
`;
}
