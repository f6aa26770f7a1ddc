-- Ingest counts events against daily limits; a place that was taken is never changed.
grant select, insert on daily_events to fluxa_ingest
