-- Missing Indexes on Foreign Keys: the largest tables first. Without one, deleting a referenced row
-- and joining read the whole table.
select
	schema.schema_name,
	class.relname as table_name,
	foreign_key.conname as constraint_name,
	key.columns,
	referenced_schema.nspname as referenced_schema,
	referenced.relname as referenced_table,
	case foreign_key.confdeltype
		when 'a' then 'no action'
		when 'r' then 'restrict'
		when 'c' then 'cascade'
		when 'n' then 'set null'
		when 'd' then 'set default'
	end as on_delete,
	size.size_bytes,
	nullif(class.reltuples, -1)::bigint as estimated_rows,
	format(
		'create index %son %I.%I (%s)',
		-- A partitioned table refuses it.
		case when class.relkind = 'r' then 'concurrently ' else '' end,
		schema.schema_name,
		class.relname,
		key.quoted_columns
	) as suggestion
from
	own_schemas as schema
	join pg_catalog.pg_class as class on class.relnamespace = schema.oid
	join pg_catalog.pg_constraint as foreign_key
		on foreign_key.conrelid = class.oid
		and foreign_key.contype = 'f'
		-- Partitions have what their table has.
		and foreign_key.conparentid = 0
	join pg_catalog.pg_class as referenced on referenced.oid = foreign_key.confrelid
	join pg_catalog.pg_namespace as referenced_schema on referenced_schema.oid = referenced.relnamespace
	cross join lateral (
		select
			array_agg(attribute.attname::text order by position),
			string_agg(quote_ident(attribute.attname), ', ' order by position)
		from
			unnest(foreign_key.conkey) with ordinality as part (number, position)
			join pg_catalog.pg_attribute as attribute
				on attribute.attrelid = class.oid and attribute.attnum = part.number
	) as key (columns, quoted_columns)
	cross join lateral (
		select sum(pg_total_relation_size(part.oid))::bigint
		from (
			select class.oid
			union
			select relid::oid from pg_partition_tree(class.oid)
		) as part
	) as size (size_bytes)
where
	not exists (
		select
		from
			pg_catalog.pg_index as index
			join pg_catalog.pg_class as index_class on index_class.oid = index.indexrelid
			join pg_catalog.pg_am as access
				on access.oid = index_class.relam and access.amname in ('btree', 'hash')
		where
			index.indrelid = class.oid
			and index.indnkeyatts >= cardinality(foreign_key.conkey)
			and index.indisvalid
			and index.indpred is null
			and (index.indkey::int2[])[0:cardinality(foreign_key.conkey) - 1] @> foreign_key.conkey
	)
	and not exists (
		select from extension_objects
		where classid = 'pg_catalog.pg_class'::regclass and objid = class.oid
	)
	and size.size_bytes >= :minimum_size_bytes
order by size.size_bytes desc, schema.schema_name, class.relname, foreign_key.conname
limit :row_limit
