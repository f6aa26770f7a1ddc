-- For an event's history.
create index ix_failures_tenant_id_event_id on failures (tenant_id, event_id)
