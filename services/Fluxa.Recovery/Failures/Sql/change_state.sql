-- Discards or archives every failure that fits. Only open and archived ones can be: what a redrive has in hand is left to it.
with chosen as (
  select tenant_id, failure_id
  from failures
  where true /* filter */ and state in ('open', 'archived') and state <> $12
  order by tenant_id, failure_id
  for update
)
update failures
set state = $12, version = version + 1, closed_at = case when $12 = 'discarded' then $13 end
from chosen
where failures.tenant_id = chosen.tenant_id and failures.failure_id = chosen.failure_id
