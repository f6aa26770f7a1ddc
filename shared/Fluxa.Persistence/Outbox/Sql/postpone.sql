-- Puts off rows that the broker did not take, each to its own time.
update outbox
set next_attempt_at = postponed.next_attempt_at, last_error = postponed.last_error
from unnest($1::bigint[], $2::timestamptz[], $3::text[]) as postponed (id, next_attempt_at, last_error)
where outbox.id = postponed.id
