-- Which of these payloads nothing needs: no stored event reads it, no failure of its event is kept, and no message names it that still
-- waits in the outbox or can't be read. Keys answer the first two; only for what these leave are messages searched, each read once.
with candidates as materialized (
  select payloads.key, convert_to(payloads.key, 'UTF8') as bytes
  from unnest($1::text[], $2::uuid[], $3::text[]) as payloads(tenant_id, event_id, key)
  where not exists (
      select 1 from events
      where events.tenant_id = payloads.tenant_id and events.event_id = payloads.event_id and events.payload_key = payloads.key)
    and not exists (
      select 1 from failures
      where failures.tenant_id = payloads.tenant_id and failures.event_id = payloads.event_id)
),
unreadable as materialized (
  select failure_messages.body, failure_messages.edited_body
  from failures join failure_messages using (tenant_id, failure_id)
  where failures.event_id is null and exists (select 1 from candidates)
)
select candidates.key
from candidates
where not exists (select 1 from outbox where position(candidates.key in outbox.body) > 0)
  and not exists (
    select 1 from unreadable
    where position(candidates.bytes in unreadable.body) > 0 or position(candidates.bytes in unreadable.edited_body) > 0)
