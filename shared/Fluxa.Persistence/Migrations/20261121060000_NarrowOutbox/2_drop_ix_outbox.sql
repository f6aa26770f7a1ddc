-- The key has taken its place.
drop index ix_outbox_destination_next_attempt_at_id
