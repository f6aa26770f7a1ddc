-- Forgets events that were counted long ago, a small step at a time, oldest first; rows that another process is removing are left to it.
delete from daily_events
where (tenant_id, rule, subject, day, place) in (
  select tenant_id, rule, subject, day, place
  from daily_events
  where counted_at < $1
  order by counted_at
  limit $2
  for update skip locked)
