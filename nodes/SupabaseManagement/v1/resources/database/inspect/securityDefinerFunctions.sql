-- Security Definer Functions: functions that run as their owner, those that anyone with a public key
-- can call first.
select
	schema.schema_name,
	function.proname as function_name,
	pg_get_function_identity_arguments(function.oid) as arguments,
	owner.rolname as owner_name,
	owner.rolsuper or owner.rolbypassrls as does_owner_bypass_security,
	callable.roles as callable_by,
	coalesce(setting.has_search_path, false) as has_fixed_search_path,
	language.lanname as language
from
	own_schemas as schema
	join pg_catalog.pg_proc as function
		on function.pronamespace = schema.oid and function.prosecdef
	join pg_catalog.pg_roles as owner on owner.oid = function.proowner
	join pg_catalog.pg_language as language on language.oid = function.prolang
	cross join lateral (
		select coalesce(array_agg(role.role_name::text order by role.role_name), '{}')
		from api_roles as role
		where
			-- Only a trigger calls those.
			function.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)
			and has_schema_privilege(role.oid, schema.oid, 'usage')
			and has_function_privilege(role.oid, function.oid, 'execute')
	) as callable (roles)
	cross join lateral (
		select bool_or(each like 'search\_path=%') from unnest(function.proconfig) as each
	) as setting (has_search_path)
where
	not exists (
		select from extension_objects
		where classid = 'pg_catalog.pg_proc'::regclass and objid = function.oid
	)
order by
	'anon' = any (callable.roles) desc,
	cardinality(callable.roles) desc,
	has_fixed_search_path,
	schema.schema_name,
	function.proname,
	arguments
limit :row_limit
