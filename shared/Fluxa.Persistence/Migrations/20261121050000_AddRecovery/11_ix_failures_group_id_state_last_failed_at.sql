-- For every filter that a group answers (type, queue, reason, exception type) and for counts by group.
create index ix_failures_group_id_state_last_failed_at on failures (group_id, state, last_failed_at, failure_id)
