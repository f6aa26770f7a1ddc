-- One event with what the inbox remembers of it. The inbox is cleaned by age, the event stays: an event that is there was processed.
-- The metadata of an inline event is read from its payload: it is not kept twice.
select
  events.tenant_id, events.event_id, events.correlation_id, events.event_type, events.user_id, events.amount, events.currency,
  events.merchant, events.occurred_at,
  coalesce(events.metadata, nullif(case when events.payload_mode = 'INLINE' then events.payload::jsonb -> 'metadata' end, 'null'))::text,
  events.payload_mode, events.payload_key, events.payload_sha256,
  events.payload_bytes, coalesce(keys.status, 'processed'), coalesce(keys.attempts, 1), events.accepted_at, events.created_at
from events
left join idempotency_keys as keys on keys.tenant_id = events.tenant_id and keys.event_id = events.event_id
where events.tenant_id = $1 and events.event_id = $2
