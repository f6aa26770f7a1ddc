-- The sweeper's way in, a destination at a time: the head of each stays cheap however many rows wait behind it or for another one.
-- Writers to the outbox wait while it is built: milliseconds for the rows of a healthy system, about 1 s per million.
create index ix_outbox_destination_next_attempt_at_id on outbox (destination, next_attempt_at, id)
