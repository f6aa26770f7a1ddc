-- The inbox with both of its times again.
alter table idempotency_keys
  drop constraint ck_idempotency_keys_updated_at,
  alter column updated_at set not null
