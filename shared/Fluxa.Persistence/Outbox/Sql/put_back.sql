-- Puts rows back where they were, ahead of all younger ones: their destination took nothing, so this was no try of theirs. As long as their
-- lease is the caller's.
update outbox
set next_attempt_at = created_at, attempts = attempts - 1, last_error = $4
where destination = any ($1) and next_attempt_at = any ($2) and id = any ($3)
