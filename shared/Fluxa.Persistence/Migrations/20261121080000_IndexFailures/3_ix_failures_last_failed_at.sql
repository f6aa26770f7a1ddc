-- For the list of any state across tenants, newest first.
-- Writers wait while it is built: on a big live table build it beforehand with "create index concurrently" under this name.
create index if not exists ix_failures_last_failed_at on failures (last_failed_at, failure_id)
