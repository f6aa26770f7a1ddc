-- The floor of a read: the event and what the inbox knows of it, by their keys.
select
  events.event_id, events.correlation_id, events.user_id, events.amount, events.currency, events.merchant, events.occurred_at, events.payload,
  events.payload_mode, events.payload_sha256, events.payload_bytes, events.created_at, keys.status, keys.attempts
from events
join idempotency_keys as keys on keys.tenant_id = events.tenant_id and keys.event_id = events.event_id
where events.tenant_id = $1 and events.event_id = $2
