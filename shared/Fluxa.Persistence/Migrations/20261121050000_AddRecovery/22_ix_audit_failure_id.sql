-- For the story of a failure.
create index ix_audit_failure_id on audit (failure_id, audit_id) where failure_id is not null
