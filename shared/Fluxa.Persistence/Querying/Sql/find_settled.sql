-- Which of the events that somebody waits for are settled: stored or failed. The inbox has both.
select waited.tenant_id, waited.event_id
from unnest($1::text[], $2::uuid[]) as waited (tenant_id, event_id)
where exists (
  select
  from idempotency_keys as keys
  where keys.tenant_id = waited.tenant_id and keys.event_id = waited.event_id)
