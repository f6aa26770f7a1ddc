-- A page of open failures, oldest first: those whose event is stored with the very bytes of the failure were repaired without us.
with page as (
  select tenant_id, failure_id, event_id, payload_sha256, last_failed_at
  from failures
  where state = 'open' and ($1::timestamptz is null or (last_failed_at, failure_id) > ($1, $2))
  order by last_failed_at, failure_id
  limit $3
),
repaired as (
  update failures
  set state = 'resolved', closed_at = $4, version = failures.version + 1
  from page
  join events on events.tenant_id = page.tenant_id and events.event_id = page.event_id and events.payload_sha256 = page.payload_sha256
  where failures.tenant_id = page.tenant_id and failures.failure_id = page.failure_id and failures.state = 'open'
  returning failures.tenant_id, failures.failure_id
),
items as (
  update redrive_items
  set outcome = 'processed', settled_at = $4
  from repaired
  where redrive_items.tenant_id = repaired.tenant_id and redrive_items.failure_id = repaired.failure_id and redrive_items.outcome = 'unknown'
),
noted as (
  insert into audit (tenant_id, noted_at, actor, action, reason, failures, outcome)
  select tenant_id, $4, 'fluxa-recovery', 'resolve', 'their events were processed', count(*), 'resolved'
  from repaired
  group by tenant_id
)
select (select count(*) from page), (select count(*) from repaired), last.last_failed_at, last.failure_id
from (select 1) as one
left join lateral (select last_failed_at, failure_id from page order by last_failed_at desc, failure_id desc limit 1) as last on true
