-- Removes a redrive that ended long ago, with its items; the audit keeps the story.
with old as (
  select redrive_id
  from redrives
  where ended_at < $1
  order by ended_at
  limit 1
  for update skip locked
),
items as (
  delete from redrive_items using old where redrive_items.redrive_id = old.redrive_id
)
delete from redrives using old where redrives.redrive_id = old.redrive_id
