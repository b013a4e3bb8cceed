-- Index Sizes: the largest first, with how often each was used.
select
	schema.schema_name,
	usage.relname as table_name,
	usage.indexrelname as index_name,
	size.size_bytes,
	usage.idx_scan as scans,
	index.indisunique as is_unique,
	index.indisprimary as is_primary_key,
	index.indisvalid as is_valid,
	pg_get_indexdef(index.indexrelid) as definition,
	to_jsonb(pg_stat_get_db_stat_reset_time(database.oid)) as counted_since
from
	all_schemas as schema
	join pg_catalog.pg_stat_all_indexes as usage on usage.schemaname = schema.schema_name
	join pg_catalog.pg_index as index on index.indexrelid = usage.indexrelid
	join pg_catalog.pg_database as database on database.datname = current_database()
	cross join lateral (select pg_relation_size(index.indexrelid)) as size (size_bytes)
where size.size_bytes >= :minimum_size_bytes
order by size.size_bytes desc, schema.schema_name, usage.indexrelname
limit :row_limit
