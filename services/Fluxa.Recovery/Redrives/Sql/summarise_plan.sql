-- What a plan holds, by cause, with what its warnings are made of.
select
  failures.group_id, groups.title, count(*), count(*) filter (where failures.first_failed_at < $2),
  count(*) filter (where failures.edited), max(groups.last_seen_at),
  count(*) filter (where failures.redrives > 0), count(*) filter (where failures.event_id is null),
  count(*) filter (where exists (
    select from redrive_items as earlier
    where earlier.tenant_id = failures.tenant_id and earlier.failure_id = failures.failure_id and earlier.outcome = 'unknown'))
from redrive_items as items
join failures using (tenant_id, failure_id)
join failure_groups as groups on groups.tenant_id = failures.tenant_id and groups.group_id = failures.group_id
where items.redrive_id = $1
group by failures.group_id, groups.title
order by count(*) desc, failures.group_id
