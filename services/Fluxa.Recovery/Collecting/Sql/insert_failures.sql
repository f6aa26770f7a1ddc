-- Stores a batch of collected failures in one statement, so one round trip and one commit; only after it are messages deleted.
-- Attempts come first and decide: a delivery that is known already changes nothing at all, however often it is collected.
-- Rows of one key come at most once in each input, sorted by key, so that collectors that meet take their locks in one order.
-- A failure that is being redriven opens again when the delivery is of that redrive; a closed one when it failed after it was closed.
with attempts_in as (
  select *
  from unnest(
    $1::text[], $2::uuid[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[], $9::integer[], $10::uuid[]
  ) with ordinality as attempts_in (
    tenant_id, failure_id, attempt_key, failed_at, kind, reason, exception_type, exception_message, deliveries, redrive_id, position)
),
failures_in as (
  select *
  from unnest(
    $11::text[], $12::uuid[], $13::uuid[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[], $19::text[], $20::text[],
    $21::text[], $22::timestamptz[], $23::timestamptz[], $24::text[], $25::text[], $26::text[], $27::bigint[], $28::bytea[], $29::uuid[],
    $30::text[], $31::text[], $32::text[], $33::text[], $34::text[], $35::bytea[]
  ) with ordinality as failures_in (
    tenant_id, failure_id, event_id, queue, message_type, kind, reason, exception_type, exception_message, group_id,
    title, first_failed_at, last_failed_at, correlation_id, trace_id, payload_mode, payload_bytes, payload_sha256, redrive_id,
    source_queue, original_message_id, consumer, stack, headers, body, position)
),
new_attempts as (
  insert into failure_attempts (
    tenant_id, failure_id, attempt_key, failed_at, collected_at, kind, reason, exception_type, exception_message, deliveries, redrive_id)
  select tenant_id, failure_id, attempt_key, failed_at, $36, kind, reason, exception_type, exception_message, deliveries, redrive_id
  from attempts_in
  order by position
  on conflict (tenant_id, failure_id, attempt_key) do nothing
  returning tenant_id, failure_id, redrive_id
),
counted as (
  select tenant_id, failure_id, count(*)::integer as attempts
  from new_attempts
  group by tenant_id, failure_id
),
stored as (
  insert into failures as old (
    tenant_id, failure_id, event_id, queue, message_type, kind, reason, exception_type, exception_message, group_id, state, attempts,
    redrives, version, edited, first_failed_at, last_failed_at, collected_at, correlation_id, trace_id, payload_mode, payload_bytes, payload_sha256)
  select
    tenant_id, failure_id, event_id, queue, message_type, kind, reason, exception_type, exception_message, group_id, 'open', counted.attempts,
    0, 1, false, first_failed_at, last_failed_at, $36, correlation_id, trace_id, payload_mode, payload_bytes, payload_sha256
  from failures_in
  join counted using (tenant_id, failure_id)
  order by position
  on conflict (tenant_id, failure_id) do update
  set attempts = old.attempts + excluded.attempts,
      version = old.version + 1,
      kind = excluded.kind,
      reason = excluded.reason,
      exception_type = excluded.exception_type,
      exception_message = excluded.exception_message,
      group_id = excluded.group_id,
      last_failed_at = greatest(old.last_failed_at, excluded.last_failed_at),
      state = case
        when old.state = 'redriving' and exists (
          select from new_attempts
          where new_attempts.tenant_id = old.tenant_id and new_attempts.failure_id = old.failure_id and new_attempts.redrive_id = old.redrive_id) then 'open'
        when old.closed_at < excluded.last_failed_at then 'open'
        else old.state
      end,
      redrive_id = case
        when old.state = 'redriving' and not exists (
          select from new_attempts
          where new_attempts.tenant_id = old.tenant_id and new_attempts.failure_id = old.failure_id and new_attempts.redrive_id = old.redrive_id) then old.redrive_id
      end,
      closed_at = case when old.closed_at >= excluded.last_failed_at then old.closed_at end
),
messages as (
  insert into failure_messages (tenant_id, failure_id, source_queue, original_message_id, consumer, stack, headers, body)
  select tenant_id, failure_id, source_queue, original_message_id, consumer, stack, headers, body
  from failures_in
  join counted using (tenant_id, failure_id)
  order by position
  on conflict (tenant_id, failure_id) do update
  set consumer = excluded.consumer, stack = excluded.stack, headers = excluded.headers
),
causes as (
  insert into failure_groups as old (tenant_id, group_id, title, message_type, queue, reason, exception_type, first_seen_at, last_seen_at)
  select
    tenant_id, group_id, min(title), min(message_type), min(queue), min(reason), min(exception_type), min(first_failed_at), max(last_failed_at)
  from failures_in
  join counted using (tenant_id, failure_id)
  group by tenant_id, group_id
  order by tenant_id, group_id
  on conflict (tenant_id, group_id) do update
  set first_seen_at = least(old.first_seen_at, excluded.first_seen_at),
      last_seen_at = greatest(old.last_seen_at, excluded.last_seen_at)
),
failed_again as (
  update redrive_items as items
  set outcome = 'failed_again', settled_at = $36
  from new_attempts
  where items.redrive_id = new_attempts.redrive_id
    and items.tenant_id = new_attempts.tenant_id
    and items.failure_id = new_attempts.failure_id
    and items.outcome in ('claimed', 'sent', 'unknown')
  returning items.failure_id
)
select coalesce(sum(attempts), 0)::integer, (select count(*) from failed_again)
from counted
