-- Claims the next items of a redrive, before any of them is sent: whoever dies after this line leaves them claimed, and what is
-- claimed is never sent again. The redrive's row is locked first, so that a pause, or another driver, comes before or after a claim.
-- A failure goes out only as it was planned: when it is not open any more, or changed since, the item is skipped. Two redrives that
-- want one failure meet at its row: the second finds it taken. At most $5 messages of one tenant are on their way.
with redrive as (
  select redrive_id
  from redrives
  where redrive_id = $1 and state = 'running' and leased_by = $2
  for update
),
busy as (
  select tenant_id, count(*) as items
  from redrive_items
  where redrive_id = $1 and outcome in ('claimed', 'sent')
  group by tenant_id
),
free as (
  select items.tenant_id, items.failure_id, items.position, items.failure_version,
    coalesce(busy.items, 0) + row_number() over (partition by items.tenant_id order by items.position) as nth
  from (
    select tenant_id, failure_id, position, failure_version
    from redrive_items
    where redrive_id = (select redrive_id from redrive) and outcome = 'pending'
    order by position
    limit 2000
  ) as items
  left join busy using (tenant_id)
),
chosen as (
  select tenant_id, failure_id, position, failure_version
  from free
  where nth <= $5
  order by position
  limit $3
),
locked as (
  select failures.tenant_id, failures.failure_id, failures.state, failures.version
  from failures
  join chosen using (tenant_id, failure_id)
  order by failures.tenant_id, failures.failure_id
  for update of failures
),
taken as (
  update failures
  set state = 'redriving', redrive_id = $1, redrives = failures.redrives + 1, version = failures.version + 1
  from chosen
  join locked using (tenant_id, failure_id)
  where failures.tenant_id = chosen.tenant_id and failures.failure_id = chosen.failure_id
    and locked.state = 'open' and locked.version = chosen.failure_version
  returning failures.tenant_id, failures.failure_id, failures.redrives, failures.group_id, failures.payload_mode
),
causes as (
  update failure_groups
  set last_redriven_at = $6
  from (select distinct tenant_id, group_id from taken) as touched
  where failure_groups.tenant_id = touched.tenant_id and failure_groups.group_id = touched.group_id
),
claimed as (
  update redrive_items as items
  set outcome = case when taken.failure_id is null then 'skipped' else 'claimed' end,
      stage = $4,
      attempt = taken.redrives,
      claimed_at = case when taken.failure_id is not null then $6 end,
      settled_at = case when taken.failure_id is null then $6 end,
      detail = case
        when taken.failure_id is not null then null
        when locked.state = 'resolved' then 'repaired already'
        when locked.state = 'redriving' then 'in the hands of another redrive'
        when locked.state is null then 'removed by age'
        when locked.state <> 'open' then locked.state
        else 'changed after the plan'
      end
  from chosen
  left join taken using (tenant_id, failure_id)
  left join locked using (tenant_id, failure_id)
  where items.redrive_id = $1 and items.tenant_id = chosen.tenant_id and items.failure_id = chosen.failure_id and items.outcome = 'pending'
  returning items.tenant_id, items.failure_id, items.attempt, items.outcome
)
select claimed.tenant_id, claimed.failure_id, claimed.attempt, claimed.outcome, messages.source_queue, messages.headers,
  coalesce(messages.edited_body, messages.body), taken.payload_mode
from claimed
left join taken using (tenant_id, failure_id)
left join failure_messages as messages on messages.tenant_id = claimed.tenant_id and messages.failure_id = claimed.failure_id and claimed.outcome = 'claimed'
