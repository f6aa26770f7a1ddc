-- The cleaner's way in: the oldest first, without a look at the others.
create index ix_daily_events_counted_at on daily_events (counted_at)
