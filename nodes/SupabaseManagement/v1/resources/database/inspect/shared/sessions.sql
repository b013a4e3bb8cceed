-- Who is connected. Without the role pg_read_all_stats Postgres hides what others do, and one row
-- says what is missing.
select required.missing, activity.*
from
	(
		select case when not pg_has_role('pg_read_all_stats', 'usage') then 'pg_read_all_stats' end
	) as required (missing)
	left join pg_catalog.pg_stat_activity as activity on required.missing is null
where
	required.missing is not null
	or (activity.backend_type = 'client backend' and activity.pid <> pg_backend_pid())
