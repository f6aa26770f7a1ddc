-- For the list, newest first.
create index ix_redrives_created_at on redrives (created_at, redrive_id)
