-- A database in which every report finds something that it must show, and something that it must not.

create role anon nologin;
create role authenticated nologin;
create role service_role nologin bypassrls;
-- As Supabase makes the role that read-only queries run as; older projects lack pg_monitor.
create role supabase_read_only_user login bypassrls;
grant pg_read_all_data, pg_monitor to supabase_read_only_user;
alter role supabase_read_only_user set default_transaction_read_only = on;
-- So that every name must have its schema.
alter role supabase_read_only_user set search_path = '';
create role older_read_only_user login bypassrls;
grant pg_read_all_data to older_read_only_user;
alter role older_read_only_user set default_transaction_read_only = on;
alter role older_read_only_user set search_path = '';
create role app login;

create schema extensions;
create extension pg_stat_statements schema extensions;
create extension pgstattuple schema extensions version '1.4';
grant usage on schema public to anon, authenticated, service_role;

-- Supabase’s own schema: sizes count, advice on design does not.
create schema auth;
create table auth.users (id bigint primary key, name text);
create index users_name_idx on auth.users (name);
insert into auth.users select number, 'user ' || number from generate_series(1, 2000) as number;

create type public.plan as enum ('free', 'pro');
create table public.customers (
	id bigint generated always as identity primary key,
	email text not null unique,
	plan public.plan not null default 'free'
);
comment on table public.customers is 'Who pays';
comment on column public.customers.email is 'In lower case';
alter table public.customers enable row level security;
grant select, insert, update, delete on public.customers to anon, authenticated, service_role;
insert into public.customers (email) select number || '@example.com' from generate_series(1, 5000) as number;

create table public.products (id bigint primary key, name text);
alter table public.products enable row level security;
grant select on public.products to anon, authenticated, service_role;
insert into public.products select number, 'product ' || number from generate_series(1, 1000) as number;

create table public.orders (
	id bigint generated always as identity primary key,
	customer_id bigint not null references public.customers on delete cascade,
	product_id bigint not null references public.products,
	note text
);
alter table public.orders enable row level security;
grant all on public.orders to anon, authenticated, service_role;
create index orders_product_id_idx on public.orders (product_id);
create index orders_note_idx on public.orders (note);
create index orders_product_id_again_idx on public.orders (product_id);
create index orders_product_id_note_idx on public.orders (product_id, note);
create index orders_product_id_partly_idx on public.orders (product_id) where note is null;
insert into public.orders (customer_id, product_id, note)
select number, number % 1000 + 1, md5(number::text) from generate_series(1, 5000) as number;

-- Two rules, each with an index of its own; and an index that does not lead to a key.
create unique index orders_note_unique_idx on public.orders (id, note);
create unique index orders_note_unique_nulls_idx on public.orders (id, note) nulls not distinct;
create index orders_customer_id_brin_idx on public.orders using brin (customer_id);
create index orders_id_customer_id_idx on public.orders (id) include (customer_id);

-- Names that have to be quoted.
create schema "My Shop";
create table "My Shop"."Order ""Lines""" (
	"Order Id" bigint references public.orders,
	position int
) partition by range (position);
create table "My Shop".first_lines partition of "My Shop"."Order ""Lines""" for values from (0) to (10);
create index lines_idx on "My Shop"."Order ""Lines""" (position);
create index lines_again_idx on "My Shop"."Order ""Lines""" (position);

create table public.notes (id int primary key, body text);
create policy nobody on public.notes using (false);
grant select on public.notes to anon;
grant usage on schema "My Shop" to service_role;
grant all on "My Shop"."Order ""Lines""" to anon;

create table public.invoices (id int primary key, total numeric);
create index invoices_total_idx on public.invoices (total);
alter table public.invoices enable row level security;

-- Nine tenths of this were deleted, and nothing but vacuum ran since.
create table public.events (id bigint primary key, kind text, payload text)
with (autovacuum_enabled = off);
alter table public.events enable row level security;
grant all on public.events to anon, authenticated, service_role;
create index events_kind_idx on public.events (kind);
insert into public.events
select number, 'kind ' || number, repeat('x', 100) from generate_series(1, 20000) as number;
delete from public.events where id % 10 <> 0;

create table public.sessions (id int primary key, seen_at timestamptz);
alter table public.sessions enable row level security;
grant all on public.sessions to anon, authenticated, service_role;
insert into public.sessions select number, now() from generate_series(1, 1000) as number;

create function public.promote(customer bigint, new_plan public.plan) returns void
language sql security definer as 'update public.customers set plan = $2 where id = $1';
create function public.count_customers() returns bigint
language sql as 'select count(*) from public.customers';
create function public.audit() returns trigger
language plpgsql security definer set search_path = '' as 'begin return new; end';
grant usage on schema auth to anon;
create function auth.uid() returns bigint language sql security definer as 'select 1::bigint';

create sequence public.ticket_numbers;
create table public.tickets (id integer primary key default nextval('public.ticket_numbers'));
alter sequence public.ticket_numbers owned by public.tickets.id;
alter table public.tickets enable row level security;
grant all on public.tickets to anon, authenticated, service_role;
select setval('public.ticket_numbers', 2000000000);
create sequence public.huge_numbers;
select setval('public.huge_numbers', 9007199254740993001);

select pg_create_logical_replication_slot('forgotten', 'pgoutput');
select pg_create_physical_replication_slot('never_used');
insert into public.invoices select number, number from generate_series(1, 10000) as number;
alter role app bypassrls;
grant select, update on public.customers to app;
