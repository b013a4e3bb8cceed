-- Sample data of a small shop.

set session authorization postgres;

create type public.order_status as enum ('open', 'paid', 'shipped', 'cancelled');

create table public.customers (
	id bigint generated always as identity primary key,
	name text not null,
	email text not null unique,
	status text not null default 'active',
	created_at timestamptz not null default now()
);
comment on table public.customers is 'Everybody who has ordered something';

create table public.orders (
	id bigint generated always as identity primary key,
	customer_id bigint not null references public.customers (id) on delete cascade,
	status public.order_status not null default 'open',
	total numeric(10, 2) not null,
	items jsonb not null default '[]',
	ordered_at timestamptz not null default now()
);
create index orders_customer_id_idx on public.orders (customer_id);

create view public.open_orders with (security_invoker = on) as
	select orders.id, customers.name as customer, orders.total, orders.ordered_at
	from public.orders join public.customers on customers.id = orders.customer_id
	where orders.status = 'open';

create function public.revenue(since timestamptz) returns numeric
	language sql stable set search_path = '' as $$
	select coalesce(sum(total), 0) from public.orders
	where status in ('paid', 'shipped') and ordered_at >= since
$$;

alter table public.customers enable row level security;
alter table public.orders enable row level security;
grant select, insert, update, delete on public.customers, public.orders to authenticated, service_role;
grant select on public.open_orders to authenticated, service_role;

insert into public.customers (name, email, status, created_at)
select
	(array['Ada', 'Ben', 'Chiara', 'Dmitri', 'Emeka', 'Fatima'])[1 + number % 6] || ' '
		|| (array['Kaya', 'Lindqvist', 'Moreau', 'Nakamura'])[1 + number / 6],
	'customer' || number || '@example.com',
	case when number % 5 = 4 then 'inactive' else 'active' end,
	'2026-01-05 09:00:00+00'::timestamptz + number * interval '31 hours'
from generate_series(0, 23) as number;

insert into public.orders (customer_id, status, total, items, ordered_at)
select
	1 + number * 7 % 24,
	(array['open', 'paid', 'shipped', 'shipped', 'cancelled'])[1 + number % 5]::public.order_status,
	(990 + number * 1375 % 9800) / 100.0,
	jsonb_build_array(jsonb_build_object('sku', 'A-' || 100 + number % 9, 'quantity', 1 + number % 3)),
	'2026-01-12 08:30:00+00'::timestamptz + number * interval '7 hours'
from generate_series(0, 59) as number;

insert into supabase_migrations.schema_migrations (version, name, statements, created_by) values
	('20260105083000', 'create_customers', array['create table public.customers (…)'], 'acme-1@example.com'),
	('20260112080000', 'create_orders', array['create table public.orders (…)'], 'acme-1@example.com');

reset session authorization;
