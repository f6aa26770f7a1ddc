-- A page of a tenant's events that failed and are not stored, by id: newest first where ids carry their time. Read through the partial index on failed rows.
select event_id, payload_sha256, attempts, first_seen_at, updated_at, last_error
from idempotency_keys
where tenant_id = $1 and status = 'failed' and ($2::uuid is null or event_id < $2)
order by event_id desc
limit $3
