-- Table Sizes: the largest first, with their indexes and large values.
select
	schema.schema_name,
	class.relname as table_name,
	size.total_bytes,
	pg_relation_size(class.oid) as rows_bytes,
	pg_indexes_size(class.oid) as indexes_bytes,
	size.total_bytes - pg_relation_size(class.oid) - pg_indexes_size(class.oid) as large_values_bytes,
	nullif(class.reltuples, -1)::bigint as estimated_rows,
	whole.relname as partition_of
from
	all_schemas as schema
	join pg_catalog.pg_class as class on class.relnamespace = schema.oid and class.relkind in ('r', 'm')
	cross join lateral (select pg_total_relation_size(class.oid)) as size (total_bytes)
	left join pg_catalog.pg_inherits as parent
		on parent.inhrelid = class.oid and class.relispartition
	left join pg_catalog.pg_class as whole on whole.oid = parent.inhparent
where size.total_bytes >= :minimum_size_bytes
order by size.total_bytes desc, schema.schema_name, class.relname
limit :row_limit
