-- What belongs to an extension, and can be changed only with it.
select classid, objid
from pg_catalog.pg_depend
where deptype = 'e' and refclassid = 'pg_catalog.pg_extension'::regclass
