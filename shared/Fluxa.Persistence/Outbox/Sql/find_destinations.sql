-- Which destinations have rows, and whether any of them lie further ahead than they could (recall.sql). Hops from one to the next in the index, so that it costs a few pages however many rows there are
-- ("select distinct" would read them all).
with recursive hops as (
  (select destination from outbox order by destination limit 1)
  union all
  select (select later.destination from outbox as later where later.destination > hops.destination order by later.destination limit 1)
  from hops
  where hops.destination is not null
)
select
  destination,
  exists (
    select
    from outbox as ahead
    where ahead.destination = hops.destination and ahead.next_attempt_at > $1 and ahead.next_attempt_at < 'infinity')
from hops
where destination is not null
