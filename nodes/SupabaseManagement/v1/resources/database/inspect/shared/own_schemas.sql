-- As all_schemas, but if none is asked for, without the schemas that Supabase and extensions look
-- after: what is found there is not the user's to change.
select oid, nspname as schema_name
from pg_catalog.pg_namespace
where
	case
		when jsonb_array_length(:schemas) = 0 then
			nspname !~ '^pg_'
			and nspname not in (
				'_analytics', '_realtime', '_supavisor', 'auth', 'cron', 'etl', 'extensions', 'graphql',
				'graphql_public', 'information_schema', 'net', 'pgbouncer', 'pgmq', 'pgsodium',
				'pgsodium_masks', 'pgtle', 'realtime', 'repack', 'storage', 'supabase_functions',
				'supabase_migrations', 'tiger', 'tiger_data', 'topology', 'vault'
			)
		else oid in (
			select quote_ident(name)::regnamespace::oid from jsonb_array_elements_text(:schemas) as name
		)
	end
