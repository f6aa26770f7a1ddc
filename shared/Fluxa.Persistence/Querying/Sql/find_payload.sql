-- Where an event's payload is, and the payload itself when it is inline.
select payload_mode, payload, payload_key, payload_sha256, payload_bytes
from events
where tenant_id = $1 and event_id = $2
