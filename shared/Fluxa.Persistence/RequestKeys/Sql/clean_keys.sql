-- Forgets old keys, a small step at a time, oldest first by the index on created_at; rows that another process is removing are left to it.
delete from request_keys
where (tenant_id, idempotency_key) in (
  select tenant_id, idempotency_key
  from request_keys
  where created_at < $1
  order by created_at
  limit $2
  for update skip locked)
