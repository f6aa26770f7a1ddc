-- For what failed more than once. Partial: the many that failed once cost nothing.
-- Writers wait while it is built: on a big live table build it beforehand with "create index concurrently" under this name.
create index if not exists ix_failures_attempts on failures (attempts) where attempts > 1
