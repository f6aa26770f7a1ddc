-- What has had no outcome for too long. An event that may or may not be in its queue is open again: should it be processed after all,
-- it is resolved by that, and a second copy changes nothing. A message without an event can't be followed: no news is good news.
with late as (
  select items.redrive_id, items.tenant_id, items.failure_id, failures.event_id
  from redrive_items as items
  join failures using (tenant_id, failure_id)
  where items.outcome in ('claimed', 'sent') and items.claimed_at < $2 and coalesce(items.sent_at, items.claimed_at) < $2
),
back as (
  update failures
  set state = case when late.event_id is null then 'resolved' else 'open' end,
      closed_at = case when late.event_id is null then $1 end,
      redrive_id = null,
      version = failures.version + 1
  from late
  where failures.tenant_id = late.tenant_id and failures.failure_id = late.failure_id and failures.state = 'redriving' and failures.redrive_id = late.redrive_id
)
update redrive_items as items
set outcome = 'unknown', settled_at = $1, detail = case when late.event_id is null then 'no event to follow' end
from late
where items.redrive_id = late.redrive_id and items.tenant_id = late.tenant_id and items.failure_id = late.failure_id
