-- Functions of ClickHouse, whose SQL log queries use: only those that Supabase’s own clients need.

set allow_system_table_mods = on;

create function pg_catalog.toUnixTimestamp64Milli(timestamptz) returns bigint language sql immutable as
	$$ select (extract(epoch from $1) * 1000)::bigint $$;
create function pg_catalog.toStartOfMinute(timestamptz) returns timestamptz language sql immutable as
	$$ select date_trunc('minute', $1, 'UTC') $$;
create function pg_catalog.toStartOfHour(timestamptz) returns timestamptz language sql immutable as
	$$ select date_trunc('hour', $1, 'UTC') $$;
create function pg_catalog.toStartOfDay(timestamptz) returns timestamptz language sql immutable as
	$$ select date_trunc('day', $1, 'UTC') $$;
create function pg_catalog.positionCaseInsensitiveUTF8(text, text) returns integer language sql immutable as
	$$ select strpos(lower($1), lower($2)) $$;
create function pg_catalog.positionCaseInsensitive(text, text) returns integer language sql immutable as
	$$ select strpos(lower($1), lower($2)) $$;
create function pg_catalog.toInt32OrZero(text) returns integer language sql immutable as
	$$ select case when $1 ~ '^[+-]?\d{1,9}$' then $1::integer else 0 end $$;
create function pg_catalog.toFloat64OrZero(text) returns float8 language sql immutable as
	$$ select case when $1 ~ '^[+-]?\d+(\.\d+)?$' then $1::float8 else 0 end $$;
create function pg_catalog.toString(anyelement) returns text language sql immutable as
	$$ select $1::text $$;
create function pg_catalog.countIfStep(bigint, boolean) returns bigint language sql immutable as
	$$ select $1 + coalesce($2, false)::int $$;
create aggregate pg_catalog.countIf(boolean) (sfunc = pg_catalog.countIfStep, stype = bigint, initcond = 0);
-- Pairs of a condition and its value, and a last value for all other cases.
do $do$
declare pairs int;
begin
	for pairs in 1..12 loop
		execute format(
			'create function pg_catalog.multiIf(%s, text) returns text language sql immutable as $$ select case %s else $%s end $$',
			(select string_agg('boolean, text', ', ') from generate_series(1, pairs)),
			(select string_agg(format('when $%s then $%s', 2 * pair - 1, 2 * pair), ' ' order by pair)
				from generate_series(1, pairs) as pair),
			2 * pairs + 1
		);
	end loop;
end $do$;

reset allow_system_table_mods;
