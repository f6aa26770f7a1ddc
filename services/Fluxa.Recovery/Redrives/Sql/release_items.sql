-- Gives claims back that were certainly not sent: SQS has said no. They wait again ('pending'), or are left out for good ('skipped').
with released as (
  update failures
  set state = 'open', redrive_id = null, redrives = failures.redrives - 1, version = failures.version + 1
  from unnest($2::text[], $3::uuid[]) as back (tenant_id, failure_id)
  where failures.tenant_id = back.tenant_id and failures.failure_id = back.failure_id and failures.state = 'redriving' and failures.redrive_id = $1
  returning failures.tenant_id, failures.failure_id, failures.version
)
update redrive_items as items
set outcome = $4, detail = $5, failure_version = released.version, stage = case when $4 = 'skipped' then items.stage end,
    attempt = null, claimed_at = null, settled_at = case when $4 = 'skipped' then $6 end
from released
where items.redrive_id = $1 and items.tenant_id = released.tenant_id and items.failure_id = released.failure_id and items.outcome = 'claimed'
