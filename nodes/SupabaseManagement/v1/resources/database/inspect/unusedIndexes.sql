-- Unused Indexes: the largest first. What a constraint or replication needs is left out, since it
-- does its work without being scanned, and so are indexes of partitions, which are dropped with the
-- index of their partitioned table.
select
	schema.schema_name,
	usage.relname as table_name,
	usage.indexrelname as index_name,
	size.size_bytes,
	index.indisvalid as is_valid,
	writes.n_tup_ins + writes.n_tup_upd + writes.n_tup_del as rows_written_to_table,
	pg_get_indexdef(index.indexrelid) as definition,
	to_jsonb(pg_stat_get_db_stat_reset_time(database.oid)) as counted_since
from
	own_schemas as schema
	join pg_catalog.pg_stat_all_indexes as usage
		on usage.schemaname = schema.schema_name and usage.idx_scan = 0
	join pg_catalog.pg_index as index on index.indexrelid = usage.indexrelid
	join pg_catalog.pg_class as class on class.oid = index.indexrelid and not class.relispartition
	join pg_catalog.pg_stat_all_tables as writes on writes.relid = index.indrelid
	join pg_catalog.pg_database as database on database.datname = current_database()
	cross join lateral (select pg_relation_size(index.indexrelid)) as size (size_bytes)
where
	not index.indisunique
	and not index.indisreplident
	and not exists (
		select from pg_catalog.pg_constraint as needed where needed.conindid = index.indexrelid
	)
	and not exists (
		select from extension_objects
		where classid = 'pg_catalog.pg_class'::regclass and objid in (index.indexrelid, index.indrelid)
	)
	and size.size_bytes >= :minimum_size_bytes
order by size.size_bytes desc, schema.schema_name, usage.indexrelname
limit :row_limit
