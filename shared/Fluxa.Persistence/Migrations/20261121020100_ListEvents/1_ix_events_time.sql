-- Lists a tenant's events by time. Times of transactions mostly grow, so new rows go to the index's end and cost little.
-- Writers wait while it is built: on a big live table build it beforehand with "create index concurrently" under this name.
create index if not exists ix_events_tenant_id_occurred_at_event_id on events (tenant_id, occurred_at, event_id)
