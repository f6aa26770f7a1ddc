-- Keeps an edited message beside its original, when nobody has changed the failure since it was looked at.
with edited as (
  update failures
  set edited = true, version = version + 1, payload_mode = $5, payload_bytes = $6, payload_sha256 = $7
  where tenant_id = $1 and failure_id = $2 and version = $3 and state in ('open', 'archived')
  returning tenant_id, failure_id
)
update failure_messages
set edited_body = $4
from edited
where failure_messages.tenant_id = edited.tenant_id and failure_messages.failure_id = edited.failure_id
