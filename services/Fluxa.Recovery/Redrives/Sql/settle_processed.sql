-- What was sent back and is stored now, with the very bytes that were sent, is repaired. The collector says which failed again.
with done as (
  select items.redrive_id, items.tenant_id, items.failure_id
  from redrive_items as items
  join failures using (tenant_id, failure_id)
  join events on events.tenant_id = failures.tenant_id and events.event_id = failures.event_id and events.payload_sha256 = failures.payload_sha256
  where items.outcome in ('claimed', 'sent')
),
repaired as (
  update failures
  set state = 'resolved', redrive_id = null, closed_at = $1, version = failures.version + 1
  from (select distinct tenant_id, failure_id from done) as done
  where failures.tenant_id = done.tenant_id and failures.failure_id = done.failure_id and failures.state in ('redriving', 'open')
)
update redrive_items as items
set outcome = 'processed', settled_at = $1
from done
where items.redrive_id = done.redrive_id and items.tenant_id = done.tenant_id and items.failure_id = done.failure_id
