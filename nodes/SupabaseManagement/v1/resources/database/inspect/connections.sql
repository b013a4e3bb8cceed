-- Connections: how many each role has in each state, most first.
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
limit :row_limit
