-- What cannot run in a transaction, or leaves traces in the statistics; each statement by itself.
vacuum (analyze) public.events;
analyze public.customers, public.orders, public.products, auth.users, public.invoices;
delete from public.sessions where id > 400;
set enable_seqscan = off;
set enable_bitmapscan = off;
select count(*) from public.invoices where total = 7;
