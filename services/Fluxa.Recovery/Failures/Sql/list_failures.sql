-- A page of failures, newest first; the cursor is the last row's time and id, so that page 1,000 costs what page 1 does.
select
  tenant_id, failure_id, event_id, queue, message_type, kind, reason, exception_type, exception_message, group_id, state, attempts,
  redrives, first_failed_at, last_failed_at, correlation_id, trace_id, payload_mode, payload_bytes, edited
from failures
where true /* filter */
  and ($12 is null or (last_failed_at, failure_id) < ($12, $13))
order by last_failed_at desc, failure_id desc
limit $14
