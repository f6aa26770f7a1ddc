-- An event has one place, however often it is sent.
create unique index ix_daily_events_event on daily_events (tenant_id, rule, subject, day, event_id)
