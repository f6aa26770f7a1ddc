-- The same for what daily limits counted long ago.
grant select, delete, update (counted_at) on daily_events to fluxa_processor
