-- Cache Hit Rates: of the whole database, then of the tables that read most from disk.
with
	counted as (
		select
			schema.schema_name,
			table_.relname as table_name,
			coalesce(table_.heap_blks_hit, 0) as table_hit,
			coalesce(table_.heap_blks_read, 0) as table_read,
			coalesce(table_.idx_blks_hit, 0) as index_hit,
			coalesce(table_.idx_blks_read, 0) as index_read,
			coalesce(table_.toast_blks_read, 0) + coalesce(table_.tidx_blks_read, 0) as other_read
		from
			all_schemas as schema
			join pg_catalog.pg_statio_all_tables as table_ on table_.schemaname = schema.schema_name
	),
	grouped as (
		select
			case when grouping(schema_name, table_name) = 0 then 'table' else 'database' end as kind,
			schema_name,
			table_name,
			sum(table_hit) as table_hit,
			sum(table_read) as table_read,
			sum(index_hit) as index_hit,
			sum(index_read) as index_read,
			(sum(table_read + index_read + other_read) * current_setting('block_size')::int)::bigint
				as read_bytes
		from counted
		group by grouping sets ((), (schema_name, table_name))
	)
select
	kind,
	schema_name,
	table_name,
	round(100 * table_hit / nullif(table_hit + table_read, 0), 2)::float8 as table_hit_percent,
	round(100 * index_hit / nullif(index_hit + index_read, 0), 2)::float8 as index_hit_percent,
	read_bytes as read_from_disk_bytes,
	(
		select to_jsonb(pg_stat_get_db_stat_reset_time(oid))
		from pg_catalog.pg_database
		where datname = current_database()
	) as counted_since
from grouped
where kind = 'database' or (read_bytes > 0 and read_bytes >= :minimum_size_bytes)
order by kind, read_bytes desc, schema_name, table_name
limit :row_limit
