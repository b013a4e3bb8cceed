-- What the extension pg_stat_statements has counted in this database, or one row that says what is
-- missing. The extension can be in any schema, which only a query in text can name; its schema comes
-- from the catalog, never from a user. XML has no control characters, so they become spaces.
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
							regexp_replace(statement.query, '[\u0001-\u001f\ufffe\uffff]', ' ', 'g') as query,
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
