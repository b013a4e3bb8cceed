-- Vacuum and Transaction Age: the tables that are furthest on their way to the next vacuum first,
-- either for their dead rows or for the age of their oldest transaction.
select
	schema.schema_name,
	class.relname as table_name,
	activity.n_live_tup as live_rows,
	activity.n_dead_tup as dead_rows,
	round(100 * due.dead)::int as dead_rows_due_percent,
	age(class.relfrozenxid) as transaction_age,
	round(100 * due.age)::int as transaction_age_due_percent,
	round((100 * age(class.relfrozenxid) / 2147483648.0)::numeric, 2)::float8 as wraparound_percent,
	coalesce(option.enabled, true) as is_autovacuum_enabled,
	to_jsonb(greatest(activity.last_vacuum, activity.last_autovacuum)) as last_vacuum_at,
	to_jsonb(greatest(activity.last_analyze, activity.last_autoanalyze)) as last_analyze_at
from
	all_schemas as schema
	join pg_catalog.pg_class as class on class.relnamespace = schema.oid and class.relkind in ('r', 'm')
	join pg_catalog.pg_stat_all_tables as activity on activity.relid = class.oid
	cross join lateral (
		select
			max(option_value) filter (where option_name = 'autovacuum_enabled')::boolean as enabled,
			max(option_value) filter (where option_name = 'autovacuum_vacuum_threshold')::float8 as threshold,
			max(option_value) filter (where option_name = 'autovacuum_vacuum_scale_factor')::float8 as scale,
			max(option_value) filter (where option_name = 'autovacuum_freeze_max_age')::float8 as age
		from pg_options_to_table(class.reloptions)
	) as option
	cross join lateral (
		select
			activity.n_dead_tup / greatest(
				coalesce(option.threshold, current_setting('autovacuum_vacuum_threshold')::float8)
				+ coalesce(option.scale, current_setting('autovacuum_vacuum_scale_factor')::float8)
				* greatest(class.reltuples, 0),
				1
			),
			age(class.relfrozenxid) / coalesce(option.age, current_setting('autovacuum_freeze_max_age')::float8)
	) as due (dead, age)
where pg_total_relation_size(class.oid) >= :minimum_size_bytes
order by greatest(due.dead, due.age) desc, schema.schema_name, class.relname
limit :row_limit
