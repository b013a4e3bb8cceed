-- The schemas that were asked for, or else every schema but those of Postgres itself. A name that
-- does not exist is an error, so that a typing mistake does not look like a clean report.
select oid, nspname as schema_name
from pg_catalog.pg_namespace
where
	case
		when jsonb_array_length(:schemas) = 0 then nspname !~ '^pg_' and nspname <> 'information_schema'
		else oid in (
			select quote_ident(name)::regnamespace::oid from jsonb_array_elements_text(:schemas) as name
		)
	end
