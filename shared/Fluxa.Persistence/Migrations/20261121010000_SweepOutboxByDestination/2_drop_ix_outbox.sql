-- Nobody asks across destinations any more.
drop index ix_outbox_next_attempt_at_id
