-- The request's events are durable. Says so once: a row that says so already is not written again.
update request_keys
set status = 'enqueued'
where tenant_id = $1 and idempotency_key = $2 and status = 'pending'
