-- Tables and Columns: what somebody who writes SQL has to know, a row for each table or view.
select
	schema.schema_name,
	class.relname as table_name,
	case class.relkind
		when 'r' then 'table'
		when 'p' then 'partitioned table'
		when 'v' then 'view'
		when 'm' then 'materialized view'
		when 'f' then 'foreign table'
	end as kind,
	obj_description(class.oid, 'pg_class') as comment,
	nullif(class.reltuples, -1)::bigint as estimated_rows,
	class.relrowsecurity as has_row_level_security,
	(
		select array_agg(attribute.attname::text order by part.position)
		from
			pg_catalog.pg_constraint as key
			cross join unnest(key.conkey) with ordinality as part (number, position)
			join pg_catalog.pg_attribute as attribute
				on attribute.attrelid = class.oid and attribute.attnum = part.number
		where key.conrelid = class.oid and key.contype = 'p'
	) as primary_key,
	(
		select
			json_agg(
				json_strip_nulls(
					json_build_object(
						'name', attribute.attname,
						'type', format_type(attribute.atttypid, attribute.atttypmod),
						'is_nullable', not attribute.attnotnull,
						'default', pg_get_expr(value.adbin, value.adrelid),
						'is_generated', nullif(attribute.attgenerated <> '' or attribute.attidentity <> '', false),
						'comment', col_description(class.oid, attribute.attnum),
						'allowed_values', (
							select json_agg(enumlabel order by enumsortorder)
							from pg_catalog.pg_enum
							where enumtypid = attribute.atttypid
						)
					)
				)
				order by attribute.attnum
			)
		from
			pg_catalog.pg_attribute as attribute
			left join pg_catalog.pg_attrdef as value
				on value.adrelid = class.oid and value.adnum = attribute.attnum
		where attribute.attrelid = class.oid and attribute.attnum > 0 and not attribute.attisdropped
	) as columns,
	(
		select
			json_agg(
				json_build_object(
					'columns', columns.names,
					'referenced_schema', referenced_schema.nspname,
					'referenced_table', referenced.relname,
					'referenced_columns', columns.referenced_names
				)
				order by key.conname
			)
		from
			pg_catalog.pg_constraint as key
			join pg_catalog.pg_class as referenced on referenced.oid = key.confrelid
			join pg_catalog.pg_namespace as referenced_schema
				on referenced_schema.oid = referenced.relnamespace
			cross join lateral (
				select
					json_agg(own.attname order by part.position),
					json_agg(other.attname order by part.position)
				from
					unnest(key.conkey, key.confkey) with ordinality as part (own, other, position)
					join pg_catalog.pg_attribute as own
						on own.attrelid = key.conrelid and own.attnum = part.own
					join pg_catalog.pg_attribute as other
						on other.attrelid = key.confrelid and other.attnum = part.other
			) as columns (names, referenced_names)
		where key.conrelid = class.oid and key.contype = 'f' and key.confrelid <> 0
	) as foreign_keys
from
	own_schemas as schema
	join pg_catalog.pg_class as class
		on class.relnamespace = schema.oid
		and class.relkind in ('r', 'p', 'v', 'm', 'f')
		and not class.relispartition
where
	not exists (
		select from extension_objects
		where classid = 'pg_catalog.pg_class'::regclass and objid = class.oid
	)
order by schema.schema_name, class.relname
limit :row_limit
