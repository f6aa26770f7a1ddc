-- For the search in messages. What their causes have in common is found by the groups; this finds the ids and names in them.
-- Writers wait while it is built: on a big live table build it beforehand with "create index concurrently" under this name.
create index if not exists ix_failures_exception_message on failures using gin (exception_message gin_trgm_ops)
