-- Functions of ClickHouse, whose SQL logs are asked in: as many as Supabase’s own clients use.

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
create function pg_catalog.multiIf(boolean, text, text) returns text language sql immutable as
	$$ select case when $1 then $2 else $3 end $$;
create function pg_catalog.multiIf(boolean, text, boolean, text, text) returns text language sql immutable as
	$$ select case when $1 then $2 when $3 then $4 else $5 end $$;
create function pg_catalog.multiIf(boolean, text, boolean, text, boolean, text, text) returns text
	language sql immutable as $$ select case when $1 then $2 when $3 then $4 when $5 then $6 else $7 end $$;
create function pg_catalog.multiIf(
	boolean, text, boolean, text, boolean, text, boolean, text, text
) returns text language sql immutable as
	$$ select case when $1 then $2 when $3 then $4 when $5 then $6 when $7 then $8 else $9 end $$;
create function pg_catalog.multiIf(
	boolean, text, boolean, text, boolean, text, boolean, text, boolean, text, text
) returns text language sql immutable as
	$$ select case when $1 then $2 when $3 then $4 when $5 then $6 when $7 then $8 when $9 then $10 else $11 end $$;

reset allow_system_table_mods;
