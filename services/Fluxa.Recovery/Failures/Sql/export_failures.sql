-- A page of failures with their messages, for a file.
select
  failures.tenant_id, failures.failure_id, event_id, queue, message_type, kind, reason, exception_type, exception_message, group_id, state, attempts,
  redrives, first_failed_at, last_failed_at, correlation_id, trace_id, payload_mode, payload_bytes, edited,
  stack, headers, consumer, original_message_id, source_queue, body, edited_body, payload_sha256, version
from failures
join failure_messages using (tenant_id, failure_id)
where true /* filter */
  and ($12 is null or (last_failed_at, failure_id) < ($12, $13))
order by last_failed_at desc, failure_id desc
limit $14
