-- Remembers that an event failed for good. A processed event is never touched, also when only its row in events is left.
insert into idempotency_keys as keys (tenant_id, event_id, payload_sha256, status, attempts, last_error, first_seen_at, updated_at)
select $1, $2, $3, 'failed', 1, $4, $5, $5
where not exists (select from events where tenant_id = $1 and event_id = $2)
on conflict (tenant_id, event_id) do update
set attempts = keys.attempts + 1,
    last_error = excluded.last_error,
    updated_at = excluded.updated_at,
    payload_sha256 = coalesce(excluded.payload_sha256, keys.payload_sha256)
where keys.status = 'failed'
