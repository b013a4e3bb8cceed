// Written by `npm run sql` from the .sql files beside it. Do not edit it by hand.
export type ReportParameter =
	'minimum_duration_ms' | 'minimum_size_bytes' | 'row_limit' | 'schemas';

/** `parameters` are the values of $1, $2 and so on. */
export type Report = { parameters: readonly ReportParameter[]; sql: string };

// prettier-ignore
export const reports = {
	bloat: {
		parameters: ['schemas', 'minimum_size_bytes', 'row_limit'],
		sql: `with all_schemas as (
	select oid, nspname as schema_name
	from pg_catalog.pg_namespace
	where
		case
			when jsonb_array_length($1::jsonb) = 0 then nspname !~ '^pg_' and nspname <> 'information_schema'
			else oid in (
				select quote_ident(name)::regnamespace::oid from jsonb_array_elements_text($1::jsonb) as name
			)
		end
),
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
		having count(*) = count(width.attname)
	),
	index_entry as (
		select
			relation.oid,
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
where bloat.bytes > 0 and bloat.bytes >= $2::bigint
order by bloat.bytes desc, relation.schema_name, relation.relname
limit $3::bigint`,
	},
	blockedQueries: {
		parameters: ['minimum_duration_ms', 'row_limit'],
		sql: `with sessions as (
	select required.missing, activity.*
	from
		(
			select case when not pg_has_role('pg_read_all_stats', 'usage') then 'pg_read_all_stats' end
		) as required (missing)
		left join pg_catalog.pg_stat_activity as activity on required.missing is null
	where
		required.missing is not null
		or (activity.backend_type = 'client backend' and activity.pid <> pg_backend_pid())
)
select
	waiting.missing,
	waiting.pid as blocked_pid,
	waiting.usename as blocked_role,
	waited.duration_ms as waiting_duration_ms,
	waiting.query as blocked_query,
	held.mode as wanted_lock,
	locked_schema.nspname as locked_schema,
	locked.relname as locked_table,
	blocker.pid as blocking_pid,
	blocking.usename as blocking_role,
	blocking.state as blocking_state,
	round(1000 * extract(epoch from clock_timestamp() - blocking.xact_start))::bigint
		as blocking_transaction_duration_ms,
	blocking.query as blocking_query
from
	sessions as waiting
	left join lateral unnest(pg_blocking_pids(waiting.pid)) as blocker (pid) on true
	left join pg_catalog.pg_stat_activity as blocking on blocking.pid = blocker.pid
	left join pg_catalog.pg_locks as held on held.pid = waiting.pid and not held.granted
	left join pg_catalog.pg_class as locked
		on locked.oid = coalesce(
			held.relation,
			(select relation from pg_catalog.pg_locks where pid = waiting.pid and locktype = 'tuple' limit 1)
		)
	left join pg_catalog.pg_namespace as locked_schema on locked_schema.oid = locked.relnamespace
	cross join lateral (
		select
			round(
				1000 * extract(epoch from clock_timestamp() - coalesce(held.waitstart, waiting.query_start))
			)::bigint
	) as waited (duration_ms)
where
	waiting.missing is not null
	or (
		blocker.pid is not null
		and waiting.datname = current_database()
		and waited.duration_ms >= $1::double precision
	)
order by waited.duration_ms desc, waiting.pid, blocker.pid
limit $2::bigint`,
	},
	cacheHitRates: {
		parameters: ['schemas', 'minimum_size_bytes', 'row_limit'],
		sql: `with all_schemas as (
	select oid, nspname as schema_name
	from pg_catalog.pg_namespace
	where
		case
			when jsonb_array_length($1::jsonb) = 0 then nspname !~ '^pg_' and nspname <> 'information_schema'
			else oid in (
				select quote_ident(name)::regnamespace::oid from jsonb_array_elements_text($1::jsonb) as name
			)
		end
),
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
where kind = 'database' or (read_bytes > 0 and read_bytes >= $2::bigint)
order by kind, read_bytes desc, schema_name, table_name
limit $3::bigint`,
	},
	connections: {
		parameters: ['row_limit'],
		sql: `with sessions as (
	select required.missing, activity.*
	from
		(
			select case when not pg_has_role('pg_read_all_stats', 'usage') then 'pg_read_all_stats' end
		) as required (missing)
		left join pg_catalog.pg_stat_activity as activity on required.missing is null
	where
		required.missing is not null
		or (activity.backend_type = 'client backend' and activity.pid <> pg_backend_pid())
)
select
	missing,
	usename as role_name,
	datname as database_name,
	state,
	count(*)::int as connections,
	round(100 * count(*)::numeric / current_setting('max_connections')::int, 2)::float8
		as share_of_maximum_percent,
	current_setting('max_connections')::int as maximum_connections,
	round(1000 * extract(epoch from clock_timestamp() - min(state_change)))::bigint as longest_in_state_ms
from sessions
group by missing, usename, datname, state
order by connections desc, role_name, database_name, state
limit $1::bigint`,
	},
	duplicateIndexes: {
		parameters: ['schemas', 'minimum_size_bytes', 'row_limit'],
		sql: `with extension_objects as (
	select classid, objid
	from pg_catalog.pg_depend
	where deptype = 'e' and refclassid = 'pg_catalog.pg_extension'::regclass
),
own_schemas as (
	select oid, nspname as schema_name
	from pg_catalog.pg_namespace
	where
		case
			when jsonb_array_length($1::jsonb) = 0 then
				nspname !~ '^pg_'
				and nspname not in (
					'_analytics', '_realtime', '_supavisor', 'auth', 'cron', 'etl', 'extensions', 'graphql',
					'graphql_public', 'information_schema', 'net', 'pgbouncer', 'pgmq', 'pgsodium',
					'pgsodium_masks', 'pgtle', 'realtime', 'repack', 'storage', 'supabase_functions',
					'supabase_migrations', 'tiger', 'tiger_data', 'topology', 'vault'
				)
			else oid in (
				select quote_ident(name)::regnamespace::oid from jsonb_array_elements_text($1::jsonb) as name
			)
		end
),
	candidate as (
		select
			schema.schema_name,
			index.*,
			access.amname as method,
			class.relispartition as is_attached,
			exists (
				select from pg_catalog.pg_constraint as needed where needed.conindid = index.indexrelid
			) as is_constraint,
			format(
				'%s %s %s',
				class.relam,
				pg_get_expr(index.indexprs, index.indrelid),
				pg_get_expr(index.indpred, index.indrelid)
			) as kind,
			index.indkey::int2[] as columns,
			index.indclass::oid[] as classes,
			index.indcollation::oid[] as collations,
			index.indoption::int2[] as options
		from
			own_schemas as schema
			join pg_catalog.pg_class as class
				on class.relnamespace = schema.oid and class.relkind in ('i', 'I')
			join pg_catalog.pg_am as access on access.oid = class.relam
			join pg_catalog.pg_index as index on index.indexrelid = class.oid and index.indisvalid
		where
			not exists (
				select from extension_objects
				where classid = 'pg_catalog.pg_class'::regclass and objid = index.indexrelid
			)
	),
	pair as (
		select distinct on (needless.indexrelid)
			needless.*,
			other.indexrelid as other_oid,
			other.columns = needless.columns as is_alike
		from
			candidate as needless
			join candidate as other
				on other.indrelid = needless.indrelid
				and other.indexrelid <> needless.indexrelid
				and other.kind = needless.kind
		where
			not needless.is_constraint
			and not needless.is_attached
			and not needless.indisreplident
			and (
				(
					other.columns = needless.columns
					and other.indnkeyatts = needless.indnkeyatts
					and other.classes = needless.classes
					and other.collations = needless.collations
					and other.options = needless.options
					and (
						not needless.indisunique
						or (
							other.indisunique
							and other.indimmediate
							and other.indnullsnotdistinct = needless.indnullsnotdistinct
						)
					)
					and (other.is_constraint, other.indisunique, needless.indexrelid)
						> (needless.is_constraint, needless.indisunique, other.indexrelid)
				)
				or (
					needless.method = 'btree'
					and not needless.indisunique
					and needless.indexprs is null
					and needless.indnatts = needless.indnkeyatts
					and other.indnkeyatts > needless.indnkeyatts
					and other.columns[0:needless.indnkeyatts - 1] = needless.columns[0:needless.indnkeyatts - 1]
					and other.classes[0:needless.indnkeyatts - 1] = needless.classes[0:needless.indnkeyatts - 1]
					and other.collations[0:needless.indnkeyatts - 1]
						= needless.collations[0:needless.indnkeyatts - 1]
					and other.options[0:needless.indnkeyatts - 1] = needless.options[0:needless.indnkeyatts - 1]
				)
			)
		order by needless.indexrelid, is_alike desc, other.is_constraint desc, other.indexrelid
	)
select
	pair.schema_name,
	owner.relname as table_name,
	class.relname as index_name,
	other.relname as covered_by_index,
	case when pair.is_alike then 'same columns' else 'first columns' end as reason,
	size.size_bytes,
	pg_get_indexdef(pair.indexrelid) as definition,
	pg_get_indexdef(pair.other_oid) as definition_of_other
from
	pair
	join pg_catalog.pg_class as class on class.oid = pair.indexrelid
	join pg_catalog.pg_class as other on other.oid = pair.other_oid
	join pg_catalog.pg_class as owner on owner.oid = pair.indrelid
	cross join lateral (select pg_relation_size(pair.indexrelid)) as size (size_bytes)
where size.size_bytes >= $2::bigint
order by size.size_bytes desc, pair.schema_name, class.relname
limit $3::bigint`,
	},
	extensions: {
		parameters: ['row_limit'],
		sql: `select
	extension.extname as extension_name,
	extension.extversion as installed_version,
	available.default_version as available_version,
	coalesce(extension.extversion <> available.default_version, false) as is_outdated,
	schema.nspname as schema_name,
	available.comment as description
from
	pg_catalog.pg_extension as extension
	join pg_catalog.pg_namespace as schema on schema.oid = extension.extnamespace
	left join pg_catalog.pg_available_extensions as available on available.name = extension.extname
order by is_outdated desc, extension.extname
limit $1::bigint`,
	},
	indexSizes: {
		parameters: ['schemas', 'minimum_size_bytes', 'row_limit'],
		sql: `with all_schemas as (
	select oid, nspname as schema_name
	from pg_catalog.pg_namespace
	where
		case
			when jsonb_array_length($1::jsonb) = 0 then nspname !~ '^pg_' and nspname <> 'information_schema'
			else oid in (
				select quote_ident(name)::regnamespace::oid from jsonb_array_elements_text($1::jsonb) as name
			)
		end
)
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
where size.size_bytes >= $2::bigint
order by size.size_bytes desc, schema.schema_name, usage.indexrelname
limit $3::bigint`,
	},
	locks: {
		parameters: ['minimum_duration_ms', 'row_limit'],
		sql: `with sessions as (
	select required.missing, activity.*
	from
		(
			select case when not pg_has_role('pg_read_all_stats', 'usage') then 'pg_read_all_stats' end
		) as required (missing)
		left join pg_catalog.pg_stat_activity as activity on required.missing is null
	where
		required.missing is not null
		or (activity.backend_type = 'client backend' and activity.pid <> pg_backend_pid())
)
select
	session.missing,
	session.pid,
	session.usename as role_name,
	session.state,
	lock.locktype as lock_type,
	lock.mode,
	lock.granted as is_granted,
	schema.nspname as schema_name,
	class.relname as object_name,
	round(1000 * extract(epoch from clock_timestamp() - lock.waitstart))::bigint as waiting_duration_ms,
	held.duration_ms as transaction_duration_ms,
	session.query
from
	sessions as session
	left join pg_catalog.pg_locks as lock on lock.pid = session.pid and lock.locktype <> 'virtualxid'
	left join pg_catalog.pg_class as class
		on class.oid = lock.relation
		and lock.database = (select oid from pg_catalog.pg_database where datname = current_database())
	left join pg_catalog.pg_namespace as schema on schema.oid = class.relnamespace
	cross join lateral (
		select round(1000 * extract(epoch from clock_timestamp() - session.xact_start))::bigint
	) as held (duration_ms)
where
	session.missing is not null
	or (
		lock.pid is not null
		and session.datname = current_database()
		and held.duration_ms >= $1::double precision
	)
order by
	lock.granted,
	array_position(
		array[
			'AccessExclusiveLock', 'ExclusiveLock', 'ShareRowExclusiveLock', 'ShareLock',
			'ShareUpdateExclusiveLock', 'RowExclusiveLock', 'RowShareLock', 'AccessShareLock'
		],
		lock.mode
	),
	held.duration_ms desc,
	session.pid
limit $2::bigint`,
	},
	longRunningQueries: {
		parameters: ['minimum_duration_ms', 'row_limit'],
		sql: `with sessions as (
	select required.missing, activity.*
	from
		(
			select case when not pg_has_role('pg_read_all_stats', 'usage') then 'pg_read_all_stats' end
		) as required (missing)
		left join pg_catalog.pg_stat_activity as activity on required.missing is null
	where
		required.missing is not null
		or (activity.backend_type = 'client backend' and activity.pid <> pg_backend_pid())
)
select
	missing,
	pid,
	usename as role_name,
	application_name,
	host(client_addr) as client_address,
	state,
	running.duration_ms,
	round(1000 * extract(epoch from clock_timestamp() - xact_start))::bigint as transaction_duration_ms,
	concat_ws(': ', wait_event_type, wait_event) as waits_for,
	to_jsonb(running.since) as started_at,
	query
from
	sessions
	cross join lateral (
		select
			since,
			round(1000 * extract(epoch from clock_timestamp() - since))::bigint as duration_ms
		from (
			select case when state = 'active' then query_start else coalesce(xact_start, query_start) end
		) as start (since)
	) as running
where
	missing is not null
	or (
		state <> 'idle'
		and datname = current_database()
		and running.duration_ms >= $1::double precision
	)
order by running.duration_ms desc, pid
limit $2::bigint`,
	},
	missingForeignKeyIndexes: {
		parameters: ['schemas', 'minimum_size_bytes', 'row_limit'],
		sql: `with extension_objects as (
	select classid, objid
	from pg_catalog.pg_depend
	where deptype = 'e' and refclassid = 'pg_catalog.pg_extension'::regclass
),
own_schemas as (
	select oid, nspname as schema_name
	from pg_catalog.pg_namespace
	where
		case
			when jsonb_array_length($1::jsonb) = 0 then
				nspname !~ '^pg_'
				and nspname not in (
					'_analytics', '_realtime', '_supavisor', 'auth', 'cron', 'etl', 'extensions', 'graphql',
					'graphql_public', 'information_schema', 'net', 'pgbouncer', 'pgmq', 'pgsodium',
					'pgsodium_masks', 'pgtle', 'realtime', 'repack', 'storage', 'supabase_functions',
					'supabase_migrations', 'tiger', 'tiger_data', 'topology', 'vault'
				)
			else oid in (
				select quote_ident(name)::regnamespace::oid from jsonb_array_elements_text($1::jsonb) as name
			)
		end
)
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
	and size.size_bytes >= $2::bigint
order by size.size_bytes desc, schema.schema_name, class.relname, foreign_key.conname
limit $3::bigint`,
	},
	mostFrequentStatements: {
		parameters: ['minimum_duration_ms', 'row_limit'],
		sql: `with statements as (
	select required.missing, statement.*
	from
		(
			select
				case
					when extension.oid is null then 'pg_stat_statements'
					when not pg_has_role('pg_read_all_stats', 'usage') then 'pg_read_all_stats'
				end,
				schema.nspname
			from
				(values (true)) as always
				left join pg_catalog.pg_extension as extension on extension.extname = 'pg_stat_statements'
				left join pg_catalog.pg_namespace as schema on schema.oid = extension.extnamespace
		) as required (missing, schema_name)
		left join lateral xmltable(
			'/table/row'
			passing case
				when required.missing is null then query_to_xml(
					format(
						$statement$
							select
								statement.queryid as query_id,
								regexp_replace(statement.query, '[\\u0001-\\u001f\\ufffe\\uffff]', ' ', 'g') as query,
								role.rolname as role_name,
								statement.calls,
								statement.total_exec_time as total_ms,
								statement.mean_exec_time as mean_ms,
								statement.max_exec_time as max_ms,
								statement.rows,
								statement.shared_blks_hit as blocks_hit,
								statement.shared_blks_read as blocks_read
							from
								%I.pg_stat_statements as statement
								left join pg_catalog.pg_roles as role on role.oid = statement.userid
							where
								statement.dbid = (
									select oid from pg_catalog.pg_database where datname = current_database()
								)
								and statement.calls > 0
						$statement$,
						required.schema_name
					),
					false,
					false,
					''
				)
			end
			columns
				query_id text,
				query text,
				role_name text,
				calls bigint,
				total_ms double precision,
				mean_ms double precision,
				max_ms double precision,
				rows bigint,
				blocks_hit bigint,
				blocks_read bigint
		) as statement on required.missing is null
	where required.missing is not null or statement.query_id is not null
)
select
	missing,
	query,
	role_name,
	calls,
	round(total_ms)::bigint as total_duration_ms,
	round(mean_ms::numeric, 3)::float8 as mean_duration_ms,
	round(max_ms::numeric, 3)::float8 as longest_duration_ms,
	round((100 * total_ms / nullif((select sum(total_ms) from statements), 0))::numeric, 2)::float8
		as share_percent,
	rows,
	round(100 * blocks_hit::numeric / nullif(blocks_hit + blocks_read, 0), 2)::float8 as cache_hit_percent,
	query_id
from statements
where missing is not null or mean_ms >= $1::double precision
order by calls desc, query_id
limit $2::bigint`,
	},
	mostTimeConsumingStatements: {
		parameters: ['minimum_duration_ms', 'row_limit'],
		sql: `with statements as (
	select required.missing, statement.*
	from
		(
			select
				case
					when extension.oid is null then 'pg_stat_statements'
					when not pg_has_role('pg_read_all_stats', 'usage') then 'pg_read_all_stats'
				end,
				schema.nspname
			from
				(values (true)) as always
				left join pg_catalog.pg_extension as extension on extension.extname = 'pg_stat_statements'
				left join pg_catalog.pg_namespace as schema on schema.oid = extension.extnamespace
		) as required (missing, schema_name)
		left join lateral xmltable(
			'/table/row'
			passing case
				when required.missing is null then query_to_xml(
					format(
						$statement$
							select
								statement.queryid as query_id,
								regexp_replace(statement.query, '[\\u0001-\\u001f\\ufffe\\uffff]', ' ', 'g') as query,
								role.rolname as role_name,
								statement.calls,
								statement.total_exec_time as total_ms,
								statement.mean_exec_time as mean_ms,
								statement.max_exec_time as max_ms,
								statement.rows,
								statement.shared_blks_hit as blocks_hit,
								statement.shared_blks_read as blocks_read
							from
								%I.pg_stat_statements as statement
								left join pg_catalog.pg_roles as role on role.oid = statement.userid
							where
								statement.dbid = (
									select oid from pg_catalog.pg_database where datname = current_database()
								)
								and statement.calls > 0
						$statement$,
						required.schema_name
					),
					false,
					false,
					''
				)
			end
			columns
				query_id text,
				query text,
				role_name text,
				calls bigint,
				total_ms double precision,
				mean_ms double precision,
				max_ms double precision,
				rows bigint,
				blocks_hit bigint,
				blocks_read bigint
		) as statement on required.missing is null
	where required.missing is not null or statement.query_id is not null
)
select
	missing,
	query,
	role_name,
	calls,
	round(total_ms)::bigint as total_duration_ms,
	round(mean_ms::numeric, 3)::float8 as mean_duration_ms,
	round(max_ms::numeric, 3)::float8 as longest_duration_ms,
	round((100 * total_ms / nullif((select sum(total_ms) from statements), 0))::numeric, 2)::float8
		as share_percent,
	rows,
	round(100 * blocks_hit::numeric / nullif(blocks_hit + blocks_read, 0), 2)::float8 as cache_hit_percent,
	query_id
from statements
where missing is not null or mean_ms >= $1::double precision
order by total_ms desc, query_id
limit $2::bigint`,
	},
	replicationSlots: {
		parameters: ['minimum_size_bytes', 'row_limit'],
		sql: `select
	slot.slot_name,
	slot.slot_type,
	slot.plugin,
	slot.database as database_name,
	slot.active as is_active,
	slot.wal_status,
	kept.bytes as retained_bytes,
	slot.safe_wal_size as remaining_bytes,
	pg_wal_lsn_diff(position.lsn, slot.confirmed_flush_lsn)::bigint as lag_bytes
from
	pg_catalog.pg_replication_slots as slot
	cross join (
		select
			case
				when pg_is_in_recovery() then pg_last_wal_receive_lsn()
				else pg_current_wal_lsn()
			end
	) as position (lsn)
	cross join lateral (
		select coalesce(pg_wal_lsn_diff(position.lsn, slot.restart_lsn), 0)::bigint
	) as kept (bytes)
where kept.bytes >= $1::bigint
order by kept.bytes desc, slot.slot_name
limit $2::bigint`,
	},
	securityDefinerFunctions: {
		parameters: ['schemas', 'row_limit'],
		sql: `with api_roles as (
	select oid, rolname as role_name
	from pg_catalog.pg_roles
	where rolname in ('anon', 'authenticated', 'service_role')
),
extension_objects as (
	select classid, objid
	from pg_catalog.pg_depend
	where deptype = 'e' and refclassid = 'pg_catalog.pg_extension'::regclass
),
own_schemas as (
	select oid, nspname as schema_name
	from pg_catalog.pg_namespace
	where
		case
			when jsonb_array_length($1::jsonb) = 0 then
				nspname !~ '^pg_'
				and nspname not in (
					'_analytics', '_realtime', '_supavisor', 'auth', 'cron', 'etl', 'extensions', 'graphql',
					'graphql_public', 'information_schema', 'net', 'pgbouncer', 'pgmq', 'pgsodium',
					'pgsodium_masks', 'pgtle', 'realtime', 'repack', 'storage', 'supabase_functions',
					'supabase_migrations', 'tiger', 'tiger_data', 'topology', 'vault'
				)
			else oid in (
				select quote_ident(name)::regnamespace::oid from jsonb_array_elements_text($1::jsonb) as name
			)
		end
)
select
	schema.schema_name,
	function.proname as function_name,
	pg_get_function_identity_arguments(function.oid) as arguments,
	owner.rolname as owner_name,
	owner.rolsuper or owner.rolbypassrls as does_owner_bypass_security,
	callable.roles as callable_by,
	coalesce(setting.has_search_path, false) as has_fixed_search_path,
	language.lanname as language
from
	own_schemas as schema
	join pg_catalog.pg_proc as function
		on function.pronamespace = schema.oid and function.prosecdef
	join pg_catalog.pg_roles as owner on owner.oid = function.proowner
	join pg_catalog.pg_language as language on language.oid = function.prolang
	cross join lateral (
		select coalesce(array_agg(role.role_name::text order by role.role_name), '{}')
		from api_roles as role
		where
			function.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)
			and has_schema_privilege(role.oid, schema.oid, 'usage')
			and has_function_privilege(role.oid, function.oid, 'execute')
	) as callable (roles)
	cross join lateral (
		select bool_or(each like 'search\\_path=%') from unnest(function.proconfig) as each
	) as setting (has_search_path)
where
	not exists (
		select from extension_objects
		where classid = 'pg_catalog.pg_proc'::regclass and objid = function.oid
	)
order by
	'anon' = any (callable.roles) desc,
	cardinality(callable.roles) desc,
	has_fixed_search_path,
	schema.schema_name,
	function.proname,
	arguments
limit $2::bigint`,
	},
	sequences: {
		parameters: ['schemas', 'row_limit'],
		sql: `with own_schemas as (
	select oid, nspname as schema_name
	from pg_catalog.pg_namespace
	where
		case
			when jsonb_array_length($1::jsonb) = 0 then
				nspname !~ '^pg_'
				and nspname not in (
					'_analytics', '_realtime', '_supavisor', 'auth', 'cron', 'etl', 'extensions', 'graphql',
					'graphql_public', 'information_schema', 'net', 'pgbouncer', 'pgmq', 'pgsodium',
					'pgsodium_masks', 'pgtle', 'realtime', 'repack', 'storage', 'supabase_functions',
					'supabase_migrations', 'tiger', 'tiger_data', 'topology', 'vault'
				)
			else oid in (
				select quote_ident(name)::regnamespace::oid from jsonb_array_elements_text($1::jsonb) as name
			)
		end
),
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
limit $2::bigint`,
	},
	slowestStatements: {
		parameters: ['minimum_duration_ms', 'row_limit'],
		sql: `with statements as (
	select required.missing, statement.*
	from
		(
			select
				case
					when extension.oid is null then 'pg_stat_statements'
					when not pg_has_role('pg_read_all_stats', 'usage') then 'pg_read_all_stats'
				end,
				schema.nspname
			from
				(values (true)) as always
				left join pg_catalog.pg_extension as extension on extension.extname = 'pg_stat_statements'
				left join pg_catalog.pg_namespace as schema on schema.oid = extension.extnamespace
		) as required (missing, schema_name)
		left join lateral xmltable(
			'/table/row'
			passing case
				when required.missing is null then query_to_xml(
					format(
						$statement$
							select
								statement.queryid as query_id,
								regexp_replace(statement.query, '[\\u0001-\\u001f\\ufffe\\uffff]', ' ', 'g') as query,
								role.rolname as role_name,
								statement.calls,
								statement.total_exec_time as total_ms,
								statement.mean_exec_time as mean_ms,
								statement.max_exec_time as max_ms,
								statement.rows,
								statement.shared_blks_hit as blocks_hit,
								statement.shared_blks_read as blocks_read
							from
								%I.pg_stat_statements as statement
								left join pg_catalog.pg_roles as role on role.oid = statement.userid
							where
								statement.dbid = (
									select oid from pg_catalog.pg_database where datname = current_database()
								)
								and statement.calls > 0
						$statement$,
						required.schema_name
					),
					false,
					false,
					''
				)
			end
			columns
				query_id text,
				query text,
				role_name text,
				calls bigint,
				total_ms double precision,
				mean_ms double precision,
				max_ms double precision,
				rows bigint,
				blocks_hit bigint,
				blocks_read bigint
		) as statement on required.missing is null
	where required.missing is not null or statement.query_id is not null
)
select
	missing,
	query,
	role_name,
	calls,
	round(total_ms)::bigint as total_duration_ms,
	round(mean_ms::numeric, 3)::float8 as mean_duration_ms,
	round(max_ms::numeric, 3)::float8 as longest_duration_ms,
	round((100 * total_ms / nullif((select sum(total_ms) from statements), 0))::numeric, 2)::float8
		as share_percent,
	rows,
	round(100 * blocks_hit::numeric / nullif(blocks_hit + blocks_read, 0), 2)::float8 as cache_hit_percent,
	query_id
from statements
where missing is not null or mean_ms >= $1::double precision
order by mean_ms desc, query_id
limit $2::bigint`,
	},
	tableSizes: {
		parameters: ['schemas', 'minimum_size_bytes', 'row_limit'],
		sql: `with all_schemas as (
	select oid, nspname as schema_name
	from pg_catalog.pg_namespace
	where
		case
			when jsonb_array_length($1::jsonb) = 0 then nspname !~ '^pg_' and nspname <> 'information_schema'
			else oid in (
				select quote_ident(name)::regnamespace::oid from jsonb_array_elements_text($1::jsonb) as name
			)
		end
)
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
where size.total_bytes >= $2::bigint
order by size.total_bytes desc, schema.schema_name, class.relname
limit $3::bigint`,
	},
	tables: {
		parameters: ['schemas', 'row_limit'],
		sql: `with extension_objects as (
	select classid, objid
	from pg_catalog.pg_depend
	where deptype = 'e' and refclassid = 'pg_catalog.pg_extension'::regclass
),
own_schemas as (
	select oid, nspname as schema_name
	from pg_catalog.pg_namespace
	where
		case
			when jsonb_array_length($1::jsonb) = 0 then
				nspname !~ '^pg_'
				and nspname not in (
					'_analytics', '_realtime', '_supavisor', 'auth', 'cron', 'etl', 'extensions', 'graphql',
					'graphql_public', 'information_schema', 'net', 'pgbouncer', 'pgmq', 'pgsodium',
					'pgsodium_masks', 'pgtle', 'realtime', 'repack', 'storage', 'supabase_functions',
					'supabase_migrations', 'tiger', 'tiger_data', 'topology', 'vault'
				)
			else oid in (
				select quote_ident(name)::regnamespace::oid from jsonb_array_elements_text($1::jsonb) as name
			)
		end
)
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
limit $2::bigint`,
	},
	tablesWithoutGrants: {
		parameters: ['schemas', 'row_limit'],
		sql: `with api_roles as (
	select oid, rolname as role_name
	from pg_catalog.pg_roles
	where rolname in ('anon', 'authenticated', 'service_role')
),
extension_objects as (
	select classid, objid
	from pg_catalog.pg_depend
	where deptype = 'e' and refclassid = 'pg_catalog.pg_extension'::regclass
),
own_schemas as (
	select oid, nspname as schema_name
	from pg_catalog.pg_namespace
	where
		case
			when jsonb_array_length($1::jsonb) = 0 then
				nspname !~ '^pg_'
				and nspname not in (
					'_analytics', '_realtime', '_supavisor', 'auth', 'cron', 'etl', 'extensions', 'graphql',
					'graphql_public', 'information_schema', 'net', 'pgbouncer', 'pgmq', 'pgsodium',
					'pgsodium_masks', 'pgtle', 'realtime', 'repack', 'storage', 'supabase_functions',
					'supabase_migrations', 'tiger', 'tiger_data', 'topology', 'vault'
				)
			else oid in (
				select quote_ident(name)::regnamespace::oid from jsonb_array_elements_text($1::jsonb) as name
			)
		end
)
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
	without.roles as roles_without_grants,
	without.may_use_schema as is_schema_granted,
	class.relrowsecurity as has_row_level_security
from
	own_schemas as schema
	join pg_catalog.pg_class as class
		on class.relnamespace = schema.oid
		and class.relkind in ('r', 'p', 'v', 'm', 'f')
		and not class.relispartition
	cross join lateral (
		select
			array_agg(role.role_name::text order by role.role_name) filter (
				where
					not has_table_privilege(role.oid, class.oid, 'select, insert, update, delete')
					and not has_any_column_privilege(role.oid, class.oid, 'select, insert, update')
			),
			bool_or(has_schema_privilege(role.oid, schema.oid, 'usage'))
		from api_roles as role
	) as without (roles, may_use_schema)
where
	without.roles is not null
	and not exists (
		select from extension_objects
		where classid = 'pg_catalog.pg_class'::regclass and objid = class.oid
	)
order by
	without.may_use_schema desc,
	cardinality(without.roles) desc,
	schema.schema_name,
	class.relname
limit $2::bigint`,
	},
	tablesWithoutRowLevelSecurity: {
		parameters: ['schemas', 'row_limit'],
		sql: `with api_roles as (
	select oid, rolname as role_name
	from pg_catalog.pg_roles
	where rolname in ('anon', 'authenticated', 'service_role')
),
extension_objects as (
	select classid, objid
	from pg_catalog.pg_depend
	where deptype = 'e' and refclassid = 'pg_catalog.pg_extension'::regclass
),
own_schemas as (
	select oid, nspname as schema_name
	from pg_catalog.pg_namespace
	where
		case
			when jsonb_array_length($1::jsonb) = 0 then
				nspname !~ '^pg_'
				and nspname not in (
					'_analytics', '_realtime', '_supavisor', 'auth', 'cron', 'etl', 'extensions', 'graphql',
					'graphql_public', 'information_schema', 'net', 'pgbouncer', 'pgmq', 'pgsodium',
					'pgsodium_masks', 'pgtle', 'realtime', 'repack', 'storage', 'supabase_functions',
					'supabase_migrations', 'tiger', 'tiger_data', 'topology', 'vault'
				)
			else oid in (
				select quote_ident(name)::regnamespace::oid from jsonb_array_elements_text($1::jsonb) as name
			)
		end
)
select
	schema.schema_name,
	class.relname as table_name,
	coalesce('anon' = any (open.roles), false) as is_open_to_anon,
	coalesce('authenticated' = any (open.roles), false) as is_open_to_authenticated,
	(
		select count(*)::int from pg_catalog.pg_policy as policy where policy.polrelid = class.oid
	) as policies_without_effect,
	nullif(class.reltuples, -1)::bigint as estimated_rows,
	format('alter table %I.%I enable row level security', schema.schema_name, class.relname) as suggestion
from
	own_schemas as schema
	join pg_catalog.pg_class as class
		on class.relnamespace = schema.oid
		and class.relkind in ('r', 'p')
		and not class.relrowsecurity
	cross join lateral (
		select array_agg(role_name)
		from api_roles as role
		where
			has_schema_privilege(role.oid, schema.oid, 'usage')
			and (
				has_table_privilege(role.oid, class.oid, 'select, insert, update, delete, truncate')
				or has_any_column_privilege(role.oid, class.oid, 'select, insert, update')
			)
	) as open (roles)
where
	not exists (
		select from extension_objects
		where classid = 'pg_catalog.pg_class'::regclass and objid = class.oid
	)
order by
	is_open_to_anon desc,
	is_open_to_authenticated desc,
	class.reltuples desc,
	schema.schema_name,
	class.relname
limit $2::bigint`,
	},
	unusedIndexes: {
		parameters: ['schemas', 'minimum_size_bytes', 'row_limit'],
		sql: `with extension_objects as (
	select classid, objid
	from pg_catalog.pg_depend
	where deptype = 'e' and refclassid = 'pg_catalog.pg_extension'::regclass
),
own_schemas as (
	select oid, nspname as schema_name
	from pg_catalog.pg_namespace
	where
		case
			when jsonb_array_length($1::jsonb) = 0 then
				nspname !~ '^pg_'
				and nspname not in (
					'_analytics', '_realtime', '_supavisor', 'auth', 'cron', 'etl', 'extensions', 'graphql',
					'graphql_public', 'information_schema', 'net', 'pgbouncer', 'pgmq', 'pgsodium',
					'pgsodium_masks', 'pgtle', 'realtime', 'repack', 'storage', 'supabase_functions',
					'supabase_migrations', 'tiger', 'tiger_data', 'topology', 'vault'
				)
			else oid in (
				select quote_ident(name)::regnamespace::oid from jsonb_array_elements_text($1::jsonb) as name
			)
		end
)
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
	and size.size_bytes >= $2::bigint
order by size.size_bytes desc, schema.schema_name, usage.indexrelname
limit $3::bigint`,
	},
	vacuum: {
		parameters: ['schemas', 'minimum_size_bytes', 'row_limit'],
		sql: `with all_schemas as (
	select oid, nspname as schema_name
	from pg_catalog.pg_namespace
	where
		case
			when jsonb_array_length($1::jsonb) = 0 then nspname !~ '^pg_' and nspname <> 'information_schema'
			else oid in (
				select quote_ident(name)::regnamespace::oid from jsonb_array_elements_text($1::jsonb) as name
			)
		end
)
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
where pg_total_relation_size(class.oid) >= $2::bigint
order by greatest(due.dead, due.age) desc, schema.schema_name, class.relname
limit $3::bigint`,
	},
} satisfies Record<string, Report>;
