-- Puts rows back where they were, ahead of all younger ones: their destination took nothing, so this was no try of theirs.
update outbox
set next_attempt_at = created_at, attempts = attempts - 1, last_error = $2
where id = any ($1)
