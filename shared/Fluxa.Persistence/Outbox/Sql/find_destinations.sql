-- Which destinations have rows. Hops from one to the next in the index, so that it costs a few pages however many rows there are
-- ("select distinct" would read them all).
with recursive hops as (
  (select destination from outbox order by destination limit 1)
  union all
  select (select later.destination from outbox as later where later.destination > hops.destination order by later.destination limit 1)
  from hops
  where hops.destination is not null
)
select destination from hops where destination is not null
