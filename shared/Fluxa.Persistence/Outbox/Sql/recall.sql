-- Makes rows due whose time lies further ahead than any lease or pause is long: a clock put it there that has been set back since, here or
-- where the row was written. Otherwise an event waits until that time comes again. Normally there are none, and find_destinations.sql says so.
update outbox
set next_attempt_at = $2
where ctid = any (array(
  select ctid
  from outbox
  where destination = $1 and next_attempt_at > $3 and next_attempt_at < 'infinity'
  limit $4
  for update skip locked))
