-- How many messages wait in the outbox, counted up to a bound.
select count(*) from (select 1 from outbox limit $1) as waiting
