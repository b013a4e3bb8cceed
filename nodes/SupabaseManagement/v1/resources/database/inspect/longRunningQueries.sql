-- Long-Running Queries: what runs, or holds a transaction open, the longest first.
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
		and running.duration_ms >= :minimum_duration_ms
	)
order by running.duration_ms desc, pid
limit :row_limit
