-- For the removal of what is long closed.
create index ix_failures_closed_at on failures (closed_at) where closed_at is not null
