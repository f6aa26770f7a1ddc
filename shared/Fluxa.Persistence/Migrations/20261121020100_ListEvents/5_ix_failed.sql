-- Lists what failed. Partial: a row that was never marked failed costs nothing.
create index if not exists ix_idempotency_keys_failed on idempotency_keys (tenant_id, event_id) where status = 'failed'
