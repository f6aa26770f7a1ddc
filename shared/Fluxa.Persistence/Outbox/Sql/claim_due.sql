-- Takes the rows of one destination that are due, oldest first, for the length of a lease: rows whose writer died, rows that found no
-- place in memory, rows the broker did not take. "skip locked" lets several relays take different rows; the lease (not the lock)
-- keeps a row while it is published, so no transaction stays open meanwhile.
update outbox
set next_attempt_at = $2, attempts = attempts + 1
where id = any (array(
  select id
  from outbox
  where destination = $4 and next_attempt_at <= $1
  order by next_attempt_at, id
  limit $3
  for update skip locked))
returning id, message_id, destination, message_type, body, headers, attempts, created_at
