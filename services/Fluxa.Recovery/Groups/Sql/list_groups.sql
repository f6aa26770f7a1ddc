-- Causes of the failures that fit, the most frequent first. A cause that several tenants share is one row to an operator.
with counts as (
  select failures.group_id, count(*) as failures, count(*) filter (where failures.state = 'open') as open,
    min(failures.first_failed_at) as first_seen, max(failures.last_failed_at) as last_seen,
    count(*) filter (where failures.first_failed_at > groups.last_redriven_at) as new_since_redrive
  from failures
  join failure_groups as groups on groups.tenant_id = failures.tenant_id and groups.group_id = failures.group_id
  where true /* filter */
  group by failures.group_id
  order by count(*) desc, failures.group_id
  limit $12
  offset $13
)
select counts.group_id, named.title, named.message_type, named.queue, named.reason, named.exception_type, counts.failures, counts.open,
  counts.first_seen, counts.last_seen, counts.new_since_redrive, sample.failure_id,
  (select count(*) from failure_comments as comments where comments.group_id = counts.group_id and ($1 is null or comments.tenant_id = $1))
from counts
cross join lateral (
  select title, message_type, queue, reason, exception_type
  from failure_groups as groups
  where groups.group_id = counts.group_id
  limit 1
) as named
cross join lateral (
  select failures.failure_id
  from failures
  where failures.group_id = counts.group_id and ($1 is null or failures.tenant_id = $1) and ($2 is null or failures.state = $2)
  order by failures.state, failures.last_failed_at
  limit 1
) as sample
order by counts.failures desc, counts.group_id
