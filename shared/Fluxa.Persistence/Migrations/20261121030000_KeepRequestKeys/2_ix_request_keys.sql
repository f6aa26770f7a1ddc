-- The cleaner's way in: the oldest first, without a look at the others.
create index ix_request_keys_created_at on request_keys (created_at)
