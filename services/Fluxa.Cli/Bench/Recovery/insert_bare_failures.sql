-- The bare collector's one statement: the same rows in tables of the same shape as Recovery's own. No copies, no groups, no redrives.
with input as (
  select *
  from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bytea[])
    as input (failure_id, attempt_key, exception_type, exception_message, stack, headers, body)
),
failed as (
  insert into bare_failures (
    tenant_id, failure_id, event_id, queue, message_type, kind, reason, exception_type, exception_message, group_id, state, attempts,
    redrives, version, edited, first_failed_at, last_failed_at, collected_at)
  select 'default', failure_id, failure_id, 'bare_error', 'Fluxa.Contracts:IngestEvent', 'permanent', 'bench', exception_type, exception_message, 'bare', 'open', 1,
    0, 1, false, now(), now(), now()
  from input
),
messages as (
  insert into bare_failure_messages (tenant_id, failure_id, source_queue, stack, headers, body)
  select 'default', failure_id, 'bare', stack, headers, body
  from input
)
insert into bare_failure_attempts (tenant_id, failure_id, attempt_key, failed_at, collected_at, kind, reason, exception_type, exception_message, deliveries)
select 'default', failure_id, attempt_key, now(), now(), 'permanent', 'bench', exception_type, exception_message, 1
from input
