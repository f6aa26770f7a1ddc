-- Events are written once and never changed.
grant select, insert on events to fluxa_processor
