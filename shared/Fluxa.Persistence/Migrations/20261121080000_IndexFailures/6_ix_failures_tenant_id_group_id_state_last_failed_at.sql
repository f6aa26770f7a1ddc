-- For a tenant's failures of one cause, newest first, also where the tenant has few of them.
-- Writers wait while it is built: on a big live table build it beforehand with "create index concurrently" under this name.
create index if not exists ix_failures_tenant_id_group_id_state_last_failed_at on failures (tenant_id, group_id, state, last_failed_at, failure_id)
