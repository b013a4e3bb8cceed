-- Most Time-Consuming Statements: by the time they took in all.
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
where missing is not null or mean_ms >= :minimum_duration_ms
order by total_ms desc, query_id
limit :row_limit
