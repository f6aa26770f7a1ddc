-- Removes a step of failures that were closed long ago, with all that belongs to them.
with old as (
  select tenant_id, failure_id
  from failures
  where closed_at < $1
  order by closed_at
  limit $2
  for update skip locked
),
attempts as (
  delete from failure_attempts using old where failure_attempts.tenant_id = old.tenant_id and failure_attempts.failure_id = old.failure_id
),
messages as (
  delete from failure_messages using old where failure_messages.tenant_id = old.tenant_id and failure_messages.failure_id = old.failure_id
)
delete from failures using old where failures.tenant_id = old.tenant_id and failures.failure_id = old.failure_id
