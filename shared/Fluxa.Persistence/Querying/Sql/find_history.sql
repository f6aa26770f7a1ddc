-- What happened to an event, in order of time: taken at the door, failed, redriven, stored. Failures that were collected are told one by one; of
-- one that wasn't yet, the inbox knows the last. The reason is one word: texts of exceptions are not for clients.
with failed as (
  select failure_id
  from failures
  where tenant_id = $1 and event_id = $2
),
tried as (
  select attempts.failed_at, attempts.reason, attempts.deliveries
  from failure_attempts as attempts
  join failed on attempts.tenant_id = $1 and attempts.failure_id = failed.failure_id
)
select at, what, reason, attempts
from (
  select accepted_at as at, 1 as step, 'accepted' as what, null::text as reason, null::integer as attempts
  from events
  where tenant_id = $1 and event_id = $2
  union all
  select failed_at, 2, 'failed', reason, deliveries
  from tried
  union all
  select updated_at, 2, 'failed', split_part(last_error, ':', 1), attempts
  from idempotency_keys
  where tenant_id = $1 and event_id = $2 and status = 'failed' and not exists (select from tried)
  union all
  select items.sent_at, 3, 'redriven', case when items.outcome = 'sent' then null else items.outcome end, items.attempt
  from redrive_items as items
  join failed on items.tenant_id = $1 and items.failure_id = failed.failure_id
  where items.sent_at is not null
  union all
  select created_at, 4, 'processed', null, coalesce((select keys.attempts from idempotency_keys as keys where keys.tenant_id = $1 and keys.event_id = $2), 1)
  from events
  where tenant_id = $1 and event_id = $2
) as history
order by at, step
