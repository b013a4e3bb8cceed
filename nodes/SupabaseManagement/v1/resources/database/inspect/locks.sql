-- Locks: those that are waited for first, then the strongest and the longest held.
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
		and held.duration_ms >= :minimum_duration_ms
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
limit :row_limit
