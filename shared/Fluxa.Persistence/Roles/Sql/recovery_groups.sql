-- Groups are kept for good: what was once a cause may be one again.
grant select, insert, update on failure_groups to fluxa_recovery
