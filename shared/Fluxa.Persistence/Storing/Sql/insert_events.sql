-- Stores a batch of events: inbox, event and notification in one statement, so one round trip and one commit.
-- The inbox insert is the gate: of all copies of an event one wins, the others wait for its commit and then do nothing
-- (a "select … for update" could not lock a row that isn't there). The input is sorted by key, so that batches that share
-- keys take their locks in one order. Only inserts, no reads: no plan gets worse as the tables grow.
-- The notification is kept by reference: it says what the event says, and the event is there for good.
-- The events insert has no "on conflict", which PostgreSQL confirms with 48 bytes of write-ahead log a row: whoever passed the gate is first, but
-- for a key that was cleaned from the inbox. That violates pk_events, and store_events_one_by_one, which asks, takes over.
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
  returning tenant_id, event_id
)
insert into outbox (destination, tenant_id, event_id, headers, created_at, attempts, next_attempt_at)
select $19, tenant_id, event_id, headers::jsonb, $18, $20, $21
from input
join stored using (tenant_id, event_id)
order by position
returning id, tenant_id, event_id
