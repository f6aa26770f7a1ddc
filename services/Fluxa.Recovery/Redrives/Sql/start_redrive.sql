-- Executes a plan, once, in its time, and only when at least one failure is still as it was planned.
update redrives
set state = 'running', stage = case when canary then 'canary-1' else 'rest' end, started_at = $2
where redrive_id = $1 and state = 'planned' and expires_at > $2
  and exists (
    select from redrive_items as items
    join failures using (tenant_id, failure_id)
    where items.redrive_id = $1 and failures.state = 'open' and failures.version = items.failure_version)
