-- For the list across tenants, newest first.
create index ix_failures_state_last_failed_at on failures (state, last_failed_at, failure_id)
