-- How many rows wait, and since when the oldest does. Counts no further than the limit, and takes the first by the primary key: rows get their ids
-- in the order of time, and an outage leaves millions.
select
  (select count(*) from (select from outbox limit $1) as counted),
  (select created_at from outbox order by id limit 1)
