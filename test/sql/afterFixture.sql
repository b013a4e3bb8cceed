-- What cannot run in a transaction, and what leaves traces in the statistics.
vacuum (analyze) public.events;
analyze public.customers, public.orders, public.products, auth.users, public.invoices;
delete from public.sessions where id > 400;
set enable_seqscan = off;
select count(*) from public.orders where product_id = 7;
select count(*) from public.events where id = 7;
select 'odd characters: ' || E'\x01' || ' <&>' as "€";
select pg_sleep(0.2);
