-- How many rows wait, and since when the oldest does. Counts no further than the limit, because an outage leaves millions. Up to the limit the
-- oldest is exact; beyond, it is the oldest of so many and of the heads of all destinations, which is where the oldest wait for their turn.
with recursive hops as (
  (select destination from outbox order by destination limit 1)
  union all
  select (select later.destination from outbox as later where later.destination > hops.destination order by later.destination limit 1)
  from hops
  where hops.destination is not null
),
seen as (
  select created_at from outbox limit $1
)
select
  (select count(*) from seen),
  least(
    (select min(created_at) from seen),
    (select min(head.created_at)
     from hops
     cross join lateral (
       select created_at from outbox where outbox.destination = hops.destination order by next_attempt_at limit 1) as head))
