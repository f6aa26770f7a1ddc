-- Ends plans that nobody executed in their time, and drops their sets.
with expired as (
  update redrives
  set state = 'expired', ended_at = $1
  where state = 'planned' and expires_at <= $1
  returning redrive_id
)
delete from redrive_items
using expired
where redrive_items.redrive_id = expired.redrive_id
