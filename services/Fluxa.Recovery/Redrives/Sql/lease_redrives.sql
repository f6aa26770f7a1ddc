-- Takes every running redrive that nobody drives, and keeps those that this process drives.
update redrives
set leased_by = $1, leased_until = $2
where redrive_id in (
  select redrive_id
  from redrives
  where state = 'running' and (leased_by = $1 or leased_until is null or leased_until < $3)
  for update skip locked)
returning redrive_id, tenant_id, stage, rate_per_second
