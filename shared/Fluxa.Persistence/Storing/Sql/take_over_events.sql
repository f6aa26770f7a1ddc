-- Stores a batch of events whose inbox rows say "failed": a later good attempt takes them over. The same shape as
-- insert_events.sql, but the gate is the update of a row that is there. The rows are locked in key order first, because an
-- update takes them in the order of its plan; whoever locks second sees "processed" and takes nothing.
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
failed as (
  select keys.tenant_id, keys.event_id
  from idempotency_keys as keys
  join input using (tenant_id, event_id)
  where keys.status = 'failed'
  order by input.position
  for update of keys
),
gate as (
  update idempotency_keys as keys
  set status = 'processed', attempts = keys.attempts + 1, last_error = null, updated_at = $18, payload_sha256 = input.payload_sha256
  from failed
  join input using (tenant_id, event_id)
  where keys.tenant_id = failed.tenant_id and keys.event_id = failed.event_id
  returning keys.tenant_id, keys.event_id
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
