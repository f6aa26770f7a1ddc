-- Lists a user's events by time. The other filters are read through these two: each index is paid for by every event.
-- Writers wait while it is built: on a big live table build it beforehand with "create index concurrently" under this name.
create index if not exists ix_events_tenant_id_user_id_occurred_at_event_id on events (tenant_id, user_id, occurred_at, event_id)
