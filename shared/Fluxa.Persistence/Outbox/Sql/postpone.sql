-- Puts off rows that the broker did not take, each to its own time, as long as their lease is the caller's. The key first, as in
-- delete_published.sql.
update outbox
set next_attempt_at = held.next_attempt_at, last_error = held.last_error
from unnest($3::bigint[], $4::timestamptz[], $5::text[]) as held (id, next_attempt_at, last_error)
where outbox.destination = any ($1) and outbox.next_attempt_at = any ($2) and outbox.id = any ($3) and outbox.id = held.id
