-- The parts of a new Supabase project that clients use: roles, schemas, extensions, and the tables
-- of auth, storage and migrations. Runs once, as the superuser.

create role supabase_admin_setup superuser login;
set session authorization supabase_admin_setup;
alter role postgres rename to supabase_admin;
set session authorization supabase_admin;
drop role supabase_admin_setup;

create role postgres login createdb createrole replication bypassrls;
create role anon nologin noinherit;
create role authenticated nologin noinherit;
create role service_role nologin noinherit bypassrls;
create role authenticator login noinherit;
create role supabase_auth_admin login noinherit createrole;
create role supabase_storage_admin login noinherit createrole;
create role supabase_read_only_user login bypassrls;
create role supabase_etl_admin login replication;
create role dashboard_user nologin createdb createrole replication;
grant pg_read_all_data, pg_monitor, pg_signal_backend to postgres;
grant anon, authenticated, service_role to authenticator, postgres;
grant pg_read_all_data to supabase_read_only_user;
alter database postgres owner to postgres;

grant usage on schema public to anon, authenticated, service_role;
create schema extensions authorization postgres;
grant usage on schema extensions to anon, authenticated, service_role;
create schema auth authorization supabase_auth_admin;
create schema storage authorization supabase_storage_admin;
create schema realtime authorization supabase_admin;
create schema graphql authorization supabase_admin;
create schema graphql_public authorization supabase_admin;
create schema vault authorization supabase_admin;
create schema supabase_migrations authorization postgres;
grant usage on schema auth, storage, realtime, graphql_public to anon, authenticated, service_role;
grant usage, create on schema auth, storage to postgres;

-- Like Supabase since 30 October 2026: new tables in public get no default privileges.
create table supabase_migrations.schema_migrations (
	version text primary key,
	statements text[],
	name text,
	created_by text,
	idempotency_key text unique,
	rollback text[]
);
alter table supabase_migrations.schema_migrations owner to postgres;

create table auth.users (
	instance_id uuid,
	id uuid primary key,
	aud varchar(255),
	role varchar(255),
	email varchar(255),
	encrypted_password varchar(255),
	email_confirmed_at timestamptz,
	invited_at timestamptz,
	last_sign_in_at timestamptz,
	raw_app_meta_data jsonb,
	raw_user_meta_data jsonb,
	is_super_admin boolean,
	created_at timestamptz,
	updated_at timestamptz,
	phone text unique,
	phone_confirmed_at timestamptz,
	confirmed_at timestamptz generated always as (least(email_confirmed_at, phone_confirmed_at)) stored,
	banned_until timestamptz,
	is_sso_user boolean not null default false,
	deleted_at timestamptz,
	is_anonymous boolean not null default false
);
create table auth.identities (
	provider_id text not null,
	user_id uuid not null references auth.users on delete cascade,
	identity_data jsonb not null,
	provider text not null,
	last_sign_in_at timestamptz,
	created_at timestamptz,
	updated_at timestamptz,
	email text generated always as (lower(identity_data ->> 'email')) stored,
	id uuid primary key default gen_random_uuid(),
	unique (provider_id, provider)
);
create table auth.sessions (
	id uuid primary key,
	user_id uuid not null references auth.users on delete cascade,
	created_at timestamptz,
	updated_at timestamptz,
	factor_id uuid,
	not_after timestamptz,
	refreshed_at timestamp,
	user_agent text,
	ip inet,
	tag text
);
create table auth.schema_migrations (version varchar(255) primary key);

create function auth.uid() returns uuid language sql stable as $$
	select nullif(current_setting('request.jwt.claims', true)::jsonb ->> 'sub', '')::uuid
$$;
create function auth.role() returns text language sql stable as $$
	select current_setting('request.jwt.claims', true)::jsonb ->> 'role'
$$;
create function auth.jwt() returns jsonb language sql stable as $$
	select current_setting('request.jwt.claims', true)::jsonb
$$;

create table storage.buckets (
	id text primary key,
	name text not null unique,
	owner uuid,
	created_at timestamptz default now(),
	updated_at timestamptz default now(),
	public boolean default false,
	avif_autodetection boolean default false,
	file_size_limit bigint,
	allowed_mime_types text[],
	owner_id text
);
create table storage.objects (
	id uuid primary key default gen_random_uuid(),
	bucket_id text references storage.buckets,
	name text,
	owner uuid,
	created_at timestamptz default now(),
	updated_at timestamptz default now(),
	last_accessed_at timestamptz default now(),
	metadata jsonb,
	path_tokens text[] generated always as (string_to_array(name, '/')) stored,
	version text,
	owner_id text,
	user_metadata jsonb,
	unique (bucket_id, name)
);
create table storage.migrations (
	id integer primary key,
	name varchar(100) not null unique,
	hash varchar(40) not null,
	executed_at timestamp default current_timestamp
);

do $$
declare owned record;
begin
	for owned in
		select schemaname, tablename,
			case schemaname when 'auth' then 'supabase_auth_admin' else 'supabase_storage_admin' end as owner
		from pg_tables where schemaname in ('auth', 'storage')
	loop
		execute format('alter table %I.%I owner to %I', owned.schemaname, owned.tablename, owned.owner);
		execute format('alter table %I.%I enable row level security', owned.schemaname, owned.tablename);
		execute format('grant all on %I.%I to postgres', owned.schemaname, owned.tablename);
	end loop;
end $$;

create extension if not exists "uuid-ossp" schema extensions;
create extension if not exists pgcrypto schema extensions;
create extension if not exists pg_stat_statements schema extensions;
create extension if not exists supabase_vault schema vault;
create extension if not exists pg_graphql schema graphql;
alter role postgres set search_path to "$user", public, extensions;
alter role supabase_read_only_user set default_transaction_read_only to on;
