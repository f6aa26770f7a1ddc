-- For those that drive and expire.
create index ix_redrives_active on redrives (state) where ended_at is null
