-- Takes out of a plan what was repaired already: its event is stored with the very bytes of the failure.
with repaired as (
  update failures
  set state = 'resolved', closed_at = $2, version = failures.version + 1
  from redrive_items as items, events
  where items.redrive_id = $1
    and failures.tenant_id = items.tenant_id and failures.failure_id = items.failure_id and failures.state = 'open'
    and events.tenant_id = failures.tenant_id and events.event_id = failures.event_id and events.payload_sha256 = failures.payload_sha256
  returning failures.tenant_id, failures.failure_id
)
delete from redrive_items
using repaired
where redrive_items.redrive_id = $1 and redrive_items.tenant_id = repaired.tenant_id and redrive_items.failure_id = repaired.failure_id
