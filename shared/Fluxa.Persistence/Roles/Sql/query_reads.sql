-- Query reads.
grant select on events, idempotency_keys, api_keys, cursor_keys to fluxa_query
