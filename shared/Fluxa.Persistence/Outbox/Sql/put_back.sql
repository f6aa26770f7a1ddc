-- Puts rows back where they were, ahead of all younger ones: their destination took nothing, so this was no try of theirs. As long as their
-- lease is the caller's.
update outbox
set next_attempt_at = created_at, attempts = attempts - 1, last_error = $4
from unnest($1::text[], $2::timestamptz[], $3::bigint[]) as held (destination, leased_until, id)
where outbox.destination = held.destination and outbox.next_attempt_at = held.leased_until and outbox.id = held.id
