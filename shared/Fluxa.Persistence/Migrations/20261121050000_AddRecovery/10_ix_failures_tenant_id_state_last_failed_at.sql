-- For a tenant's list, newest first.
create index ix_failures_tenant_id_state_last_failed_at on failures (tenant_id, state, last_failed_at, failure_id)
