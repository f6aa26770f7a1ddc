-- Freezes a plan's set: what fails later is never swept in. Tenants come by turns, so that none waits for another's thousands.
-- Without force, what was sent back too often already stays out ($13). One row more than allowed tells that there are too many.
insert into redrive_items (redrive_id, tenant_id, failure_id, position, failure_version, outcome)
select
  $12, tenant_id, failure_id,
  row_number() over (order by turn, tenant_id)::integer, version, 'pending'
from (
  select tenant_id, failure_id, version, row_number() over (partition by tenant_id order by last_failed_at, failure_id) as turn
  from failures
  where true /* filter */ and state = 'open' and redrives < $13
  limit $14
) as chosen
