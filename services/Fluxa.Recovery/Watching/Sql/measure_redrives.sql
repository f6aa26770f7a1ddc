-- How far the redrives are that run or rest.
select
  coalesce(sum(counts.items) filter (where counts.outcome = 'pending'), 0)::bigint,
  coalesce(sum(counts.items) filter (where counts.outcome in ('claimed', 'sent')), 0)::bigint
from redrives
cross join lateral (
  select outcome, count(*) as items
  from redrive_items
  where redrive_items.redrive_id = redrives.redrive_id and outcome in ('pending', 'claimed', 'sent')
  group by outcome
) as counts
where redrives.state in ('running', 'paused')
