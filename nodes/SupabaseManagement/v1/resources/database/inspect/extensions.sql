-- Extensions: what is installed, outdated versions first.
select
	extension.extname as extension_name,
	extension.extversion as installed_version,
	available.default_version as available_version,
	coalesce(extension.extversion <> available.default_version, false) as is_outdated,
	schema.nspname as schema_name,
	available.comment as description
from
	pg_catalog.pg_extension as extension
	join pg_catalog.pg_namespace as schema on schema.oid = extension.extnamespace
	left join pg_catalog.pg_available_extensions as available on available.name = extension.extname
order by is_outdated desc, extension.extname
limit :row_limit
