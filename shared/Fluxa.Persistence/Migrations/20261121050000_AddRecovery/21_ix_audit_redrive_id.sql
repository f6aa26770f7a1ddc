-- For the story of a redrive.
create index ix_audit_redrive_id on audit (redrive_id, audit_id) where redrive_id is not null
