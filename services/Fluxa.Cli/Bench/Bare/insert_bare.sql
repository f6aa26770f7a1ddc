-- The bare loop's one statement: inbox, event and outbox rows of what one receive brought. The same rows in tables of the same shape as
-- Fluxa's own, with the same guard against copies; no notion of conflicts, failures or leases.
with input as (
  select *
  from unnest($1::uuid[], $2::text[], $3::numeric[], $4::text[], $5::text[], $6::timestamptz[], $7::text[], $8::bytea[], $9::uuid[], $10::text[])
    as input (event_id, user_id, amount, currency, merchant, occurred_at, payload, payload_sha256, message_id, body)
),
gate as (
  insert into bare_idempotency_keys (tenant_id, event_id, payload_sha256, status, attempts, first_seen_at, updated_at)
  select 'default', event_id, payload_sha256, 'processed', 1, $11, $11
  from input
  on conflict do nothing
  returning event_id
),
stored as (
  insert into bare_events (
    tenant_id, event_id, correlation_id, event_type, user_id, amount, currency, merchant, occurred_at,
    payload_mode, payload, payload_sha256, payload_bytes, accepted_at, created_at)
  select
    'default', event_id, event_id::text, 'fluxa.transaction.v1', user_id, amount, currency, merchant, occurred_at,
    'INLINE', payload, payload_sha256, length(payload), $11, $11
  from input
  join gate using (event_id)
)
insert into bare_outbox (message_id, destination, message_type, body, created_at, attempts, next_attempt_at)
select message_id, 'publish', 'urn:message:Fluxa.Contracts:EventPersisted', body, $11, 0, $11
from input
join gate using (event_id)
