-- Tables Without Grants to API Roles: those that no role of the Data API can reach first.
select
	schema.schema_name,
	class.relname as table_name,
	case class.relkind
		when 'r' then 'table'
		when 'p' then 'partitioned table'
		when 'v' then 'view'
		when 'm' then 'materialized view'
		when 'f' then 'foreign table'
	end as kind,
	without.roles as roles_without_grants,
	without.may_use_schema as is_schema_granted,
	class.relrowsecurity as has_row_level_security
from
	own_schemas as schema
	join pg_catalog.pg_class as class
		on class.relnamespace = schema.oid
		and class.relkind in ('r', 'p', 'v', 'm', 'f')
		and not class.relispartition
	cross join lateral (
		select
			array_agg(role.role_name::text order by role.role_name) filter (
				where
					not has_table_privilege(role.oid, class.oid, 'select, insert, update, delete')
					and not has_any_column_privilege(role.oid, class.oid, 'select, insert, update')
			),
			bool_or(has_schema_privilege(role.oid, schema.oid, 'usage'))
		from api_roles as role
	) as without (roles, may_use_schema)
where
	without.roles is not null
	and not exists (
		select from extension_objects
		where classid = 'pg_catalog.pg_class'::regclass and objid = class.oid
	)
order by
	without.may_use_schema desc,
	cardinality(without.roles) desc,
	schema.schema_name,
	class.relname
limit :row_limit
