-- Every event of a chaos run with what its inbox says: both must agree, row by row. A full join, so that a row that only one of them has is seen.
select coalesce(events.event_id, keys.event_id), encode(events.payload_sha256, 'hex'), events.payload_bytes, events.payload_key, keys.status, keys.last_error
from events
full join idempotency_keys as keys on keys.tenant_id = events.tenant_id and keys.event_id = events.event_id
