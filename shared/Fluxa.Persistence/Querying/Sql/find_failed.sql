-- What the inbox remembers of an event that failed and is not stored.
select event_id, payload_sha256, attempts, first_seen_at, updated_at, last_error
from idempotency_keys
where tenant_id = $1 and event_id = $2 and status = 'failed'
