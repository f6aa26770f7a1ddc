-- Looks at one page of the inbox in key order and removes what is old and processed, while its event stands as the last guard.
-- Failed rows stay: nothing else remembers them. By key and not by age, because an index on age would cost every event a write
-- for the sake of a task that has all day. Answers where the page ended, how many rows it had and how many were removed.
with page as (
  select tenant_id, event_id
  from idempotency_keys
  where (tenant_id, event_id) > ($1, $2)
  order by tenant_id, event_id
  limit $3
),
removed as (
  delete from idempotency_keys as keys
  using page
  where keys.tenant_id = page.tenant_id and keys.event_id = page.event_id
    and keys.status = 'processed' and coalesce(keys.updated_at, keys.first_seen_at) < $4
    and exists (select from events where events.tenant_id = keys.tenant_id and events.event_id = keys.event_id)
  returning 1
)
select tenant_id, event_id, (select count(*) from page), (select count(*) from removed)
from page
order by tenant_id desc, event_id desc
limit 1
