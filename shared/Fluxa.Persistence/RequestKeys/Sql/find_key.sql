-- Whose a key is. A statement of its own after the insert: its snapshot holds the row that the insert may have waited for.
select event_id, request_sha256, status
from request_keys
where tenant_id = $1 and idempotency_key = $2
