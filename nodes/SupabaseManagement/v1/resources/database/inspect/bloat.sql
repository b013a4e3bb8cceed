-- Bloat: space that tables and B-tree indexes hold but do not fill, most first. It is an estimate:
-- how many pages the rows would need at their average width, against the pages there were when the
-- table was last analyzed. Indexes that store equal keys once can hide bloat.
with
	page as (select current_setting('block_size')::int as size),
	width as (
		select
			schemaname,
			tablename,
			attname,
			(1 - null_frac) * avg_width as bytes,
			null_frac > 0 as has_nulls
		from pg_catalog.pg_stats
		where not inherited
	),
	relation as (
		select
			schema.schema_name,
			class.oid,
			class.relname,
			class.relpages,
			class.reltuples,
			class.reloptions,
			class.relnamespace,
			coalesce(
				(
					select option_value::int
					from pg_options_to_table(class.reloptions)
					where option_name = 'fillfactor'
				),
				case class.relkind when 'i' then 90 else 100 end
			) / 100.0 as fill,
			class.relkind
		from
			all_schemas as schema
			join pg_catalog.pg_class as class
				on class.relnamespace = schema.oid and class.relkind in ('r', 'm', 'i')
		where class.relpages > 0 and class.reltuples >= 0
	),
	table_row as (
		select
			relation.oid,
			-- A pointer to the row, its header with a bit per column where there are nulls, its values.
			4
			+ (23 + case when bool_or(width.has_nulls) then count(*) / 8 + 1 else 0 end + 8)::int / 8 * 8
			+ ceil(sum(width.bytes) / 8) * 8 as bytes
		from
			relation
			join pg_catalog.pg_attribute as attribute
				on attribute.attrelid = relation.oid and attribute.attnum > 0 and not attribute.attisdropped
			left join width
				on width.schemaname = relation.schema_name
				and width.tablename = relation.relname
				and width.attname = attribute.attname
		where relation.relkind <> 'i'
		group by relation.oid
		-- Columns that were never analyzed have no width.
		having count(*) = count(width.attname)
	),
	index_entry as (
		select
			relation.oid,
			-- A pointer to the entry, its header, a bit per column where there are nulls, its values.
			4
			+ 8
			+ case when bool_or(width.has_nulls) then 8 else 0 end
			+ ceil(sum(width.bytes) / 8) * 8 as bytes
		from
			relation
			join pg_catalog.pg_index as index on index.indexrelid = relation.oid
			join pg_catalog.pg_class as class on class.oid = relation.oid
			join pg_catalog.pg_am as access on access.oid = class.relam and access.amname = 'btree'
			join pg_catalog.pg_class as owner on owner.oid = index.indrelid
			cross join unnest(index.indkey::int2[]) with ordinality as part (number, position)
			left join pg_catalog.pg_attribute as attribute
				on attribute.attrelid = case when part.number = 0 then index.indexrelid else index.indrelid end
				and attribute.attnum = case when part.number = 0 then part.position else part.number end
			left join width
				on width.schemaname = relation.schema_name
				-- Values of an expression are analyzed under the name of the index.
				and width.tablename = case when part.number = 0 then relation.relname else owner.relname end
				and width.attname = attribute.attname
		group by relation.oid
		having count(*) = count(width.attname)
	),
	needed as (
		select
			relation.oid,
			ceil(relation.reltuples / greatest(floor((page.size - 24) * relation.fill / table_row.bytes), 1))
				as pages
		from relation join table_row using (oid) cross join page
		union all
		select
			relation.oid,
			-- The first page describes the index, and each page ends in 16 bytes that link it to others.
			1
			+ ceil(
				relation.reltuples / greatest(floor((page.size - 40) * relation.fill / index_entry.bytes), 1)
			)
		from relation join index_entry using (oid) cross join page
	)
select
	case relation.relkind when 'i' then 'index' else 'table' end as kind,
	relation.schema_name,
	coalesce(owner.relname, relation.relname) as table_name,
	case relation.relkind when 'i' then relation.relname end as index_name,
	bloat.bytes as bloat_bytes,
	round(100 * bloat.pages / relation.relpages)::int as bloat_percent,
	relation.relpages::bigint * page.size as size_bytes,
	case when relation.relkind <> 'i' then activity.n_dead_tup end as dead_rows,
	to_jsonb(greatest(activity.last_vacuum, activity.last_autovacuum)) as last_vacuum_at,
	to_jsonb(greatest(activity.last_analyze, activity.last_autoanalyze)) as last_analyze_at
from
	relation
	join needed using (oid)
	cross join page
	cross join lateral (
		select (relation.relpages - needed.pages), ((relation.relpages - needed.pages) * page.size)::bigint
	) as bloat (pages, bytes)
	left join pg_catalog.pg_index as index on index.indexrelid = relation.oid
	left join pg_catalog.pg_class as owner on owner.oid = index.indrelid
	left join pg_catalog.pg_stat_all_tables as activity
		on activity.relid = coalesce(index.indrelid, relation.oid)
where bloat.bytes > 0 and bloat.bytes >= :minimum_size_bytes
order by bloat.bytes desc, relation.schema_name, relation.relname
limit :row_limit
