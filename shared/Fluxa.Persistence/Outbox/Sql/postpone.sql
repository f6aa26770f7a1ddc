-- Puts off rows that the broker did not take, each to its own time, as long as their lease is the caller's.
update outbox
set next_attempt_at = held.next_attempt_at, last_error = held.last_error
from unnest($1::text[], $2::timestamptz[], $3::bigint[], $4::timestamptz[], $5::text[])
  as held (destination, leased_until, id, next_attempt_at, last_error)
where outbox.destination = held.destination and outbox.next_attempt_at = held.leased_until and outbox.id = held.id
