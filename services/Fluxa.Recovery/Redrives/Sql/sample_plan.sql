-- The first few failures of a redrive.
select
  failures.tenant_id, failures.failure_id, event_id, queue, message_type, kind, reason, exception_type, exception_message, group_id, state, attempts,
  redrives, first_failed_at, last_failed_at, correlation_id, trace_id, payload_mode, payload_bytes, edited
from redrive_items as items
join failures using (tenant_id, failure_id)
where items.redrive_id = $1
order by items.position
limit 5
