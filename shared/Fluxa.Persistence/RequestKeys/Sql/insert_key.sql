-- Makes a key the request's unless it is another's. On conflict it waits until the other's row is committed, then leaves it as it is.
insert into request_keys (tenant_id, idempotency_key, event_id, request_sha256, status, created_at)
values ($1, $2, $3, $4, 'pending', $5)
on conflict (tenant_id, idempotency_key) do nothing
