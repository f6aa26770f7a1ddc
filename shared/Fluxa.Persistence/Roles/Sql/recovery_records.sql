-- What was said and what was done can be added to, never changed and never removed, not even by Recovery itself.
grant select, insert on failure_comments, audit to fluxa_recovery
