-- Blocked Queries: a row for each session that waits and each that it waits for, the longest first.
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
			-- Who waits for a row waits for the transaction that changed it, and holds a lock on the row.
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
		and waited.duration_ms >= :minimum_duration_ms
	)
order by waited.duration_ms desc, waiting.pid, blocker.pid
limit :row_limit
