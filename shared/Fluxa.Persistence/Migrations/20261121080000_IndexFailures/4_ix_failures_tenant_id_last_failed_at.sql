-- For a tenant's list of any state, newest first.
-- Writers wait while it is built: on a big live table build it beforehand with "create index concurrently" under this name.
create index if not exists ix_failures_tenant_id_last_failed_at on failures (tenant_id, last_failed_at, failure_id)
