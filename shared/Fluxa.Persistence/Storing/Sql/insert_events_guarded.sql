-- Stores a batch of events some of which are stored already, though the inbox has forgotten them: insert_events.sql with the event as the last
-- guard. Such a copy leaves its key in the inbox again, and nothing else.
with input as (
  select *
  from unnest(
    $1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::numeric[], $7::text[], $8::text[], $9::timestamptz[],
    $10::text[], $11::text[], $12::text[], $13::text[], $14::bytea[], $15::bigint[], $16::timestamptz[],
    $17::text[]
  ) with ordinality as input (
    tenant_id, event_id, correlation_id, event_type, user_id, amount, currency, merchant, occurred_at,
    metadata, payload_mode, payload, payload_key, payload_sha256, payload_bytes, accepted_at,
    headers, position)
),
gate as (
  insert into idempotency_keys (tenant_id, event_id, payload_sha256, status, attempts, first_seen_at)
  select tenant_id, event_id, payload_sha256, 'processed', 1, $18
  from input
  order by position
  on conflict (tenant_id, event_id) do nothing
  returning tenant_id, event_id
),
stored as (
  insert into events (
    tenant_id, event_id, correlation_id, event_type, user_id, amount, currency, merchant, occurred_at,
    metadata, payload_mode, payload, payload_key, payload_sha256, payload_bytes, accepted_at, created_at)
  select
    tenant_id, event_id, correlation_id, event_type, user_id, amount, currency, merchant, occurred_at,
    metadata::jsonb, payload_mode, payload, payload_key, payload_sha256, payload_bytes, accepted_at, $18
  from input
  join gate using (tenant_id, event_id)
  on conflict (tenant_id, event_id) do nothing
  returning tenant_id, event_id
)
insert into outbox (destination, tenant_id, event_id, headers, created_at, attempts, next_attempt_at)
select $19, tenant_id, event_id, headers::jsonb, $18, $20, $21
from input
join stored using (tenant_id, event_id)
order by position
returning id, tenant_id, event_id
