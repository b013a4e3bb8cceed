-- Sequences That Run Out: those that have used half of their numbers or more, the fullest first. A
-- sequence ends where its column's type does. Its numbers are text, since they can have more digits
-- than a number of JSON keeps.
with
	sequence as (
		select
			schema.schema_name,
			list.*,
			owner.table_name,
			owner.column_name,
			owner.type_name,
			case owner.type_name
				when 'smallint' then least(list.max_value, 32767)
				when 'integer' then least(list.max_value, 2147483647)
				else list.max_value
			end as last_possible
		from
			own_schemas as schema
			join pg_catalog.pg_sequences as list
				on list.schemaname = schema.schema_name and list.increment_by > 0
			join pg_catalog.pg_class as class
				on class.relnamespace = schema.oid and class.relname = list.sequencename
			left join lateral (
				select
					owning.relname,
					attribute.attname,
					format_type(attribute.atttypid, null)
				from
					pg_catalog.pg_depend as link
					join pg_catalog.pg_class as owning on owning.oid = link.refobjid
					join pg_catalog.pg_attribute as attribute
						on attribute.attrelid = link.refobjid and attribute.attnum = link.refobjsubid
				where
					link.classid = 'pg_catalog.pg_class'::regclass
					and link.objid = class.oid
					and link.deptype in ('a', 'i')
					and link.refobjsubid > 0
				limit 1
			) as owner (table_name, column_name, type_name) on true
		where not list.cycle
	)
select
	schema_name,
	sequencename as sequence_name,
	table_name,
	column_name,
	type_name as column_type,
	last_value::text as last_value,
	last_possible::text as last_possible_value,
	(last_possible - last_value)::text as remaining,
	used.percent as used_percent
from
	sequence
	cross join lateral (
		select
			round(100 * (last_value::numeric - min_value + 1) / (last_possible::numeric - min_value + 1), 2)::float8
	) as used (percent)
where used.percent >= 50
order by used.percent desc, schema_name, sequencename
limit :row_limit
