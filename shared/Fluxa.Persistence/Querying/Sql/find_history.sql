-- What happened to an event, in order of time: taken at the door, failed, stored. The reason is the first word of what was noted; the rest may be
-- an exception's text and is not for clients.
select at, what, reason, attempts
from (
  select accepted_at as at, 1 as step, 'accepted' as what, null::text as reason, null::integer as attempts
  from events
  where tenant_id = $1 and event_id = $2
  union all
  select updated_at, 2, 'failed', split_part(last_error, ':', 1), attempts
  from idempotency_keys
  where tenant_id = $1 and event_id = $2 and status = 'failed'
  union all
  select created_at, 3, 'processed', null, coalesce((select keys.attempts from idempotency_keys as keys where keys.tenant_id = $1 and keys.event_id = $2), 1)
  from events
  where tenant_id = $1 and event_id = $2
) as history
order by at, step
