-- The roles that the Data API signs in with.
select oid, rolname as role_name
from pg_catalog.pg_roles
where rolname in ('anon', 'authenticated', 'service_role')
