-- Query reads.
grant select on events, idempotency_keys, api_keys, cursor_keys, failures, failure_attempts, redrives, redrive_items to fluxa_query
