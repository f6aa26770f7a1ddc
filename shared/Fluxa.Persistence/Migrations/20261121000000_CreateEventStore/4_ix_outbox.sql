-- The sweeper's only way in: the head stays cheap however many rows wait behind it.
create index ix_outbox_next_attempt_at_id on outbox (next_attempt_at, id)
