-- Tables Without Row Level Security: those that anyone with a public key can reach first.
select
	schema.schema_name,
	class.relname as table_name,
	coalesce('anon' = any (open.roles), false) as is_open_to_anon,
	coalesce('authenticated' = any (open.roles), false) as is_open_to_authenticated,
	(
		select count(*)::int from pg_catalog.pg_policy as policy where policy.polrelid = class.oid
	) as policies_without_effect,
	nullif(class.reltuples, -1)::bigint as estimated_rows,
	format('alter table %I.%I enable row level security', schema.schema_name, class.relname) as suggestion
from
	own_schemas as schema
	join pg_catalog.pg_class as class
		on class.relnamespace = schema.oid
		and class.relkind in ('r', 'p')
		and not class.relrowsecurity
	cross join lateral (
		select array_agg(role_name)
		from api_roles as role
		where
			has_schema_privilege(role.oid, schema.oid, 'usage')
			and (
				has_table_privilege(role.oid, class.oid, 'select, insert, update, delete, truncate')
				or has_any_column_privilege(role.oid, class.oid, 'select, insert, update')
			)
	) as open (roles)
where
	not exists (
		select from extension_objects
		where classid = 'pg_catalog.pg_class'::regclass and objid = class.oid
	)
order by
	is_open_to_anon desc,
	is_open_to_authenticated desc,
	class.reltuples desc,
	schema.schema_name,
	class.relname
limit :row_limit
