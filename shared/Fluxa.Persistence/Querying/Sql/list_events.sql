-- A page of a tenant's events, newest transaction first, from a position on. What isn't asked for is null and falls away when the
-- statement is planned, so each mix of filters has a plan of its own. The page is cut before the inbox is looked at: the price is the page's,
-- at any depth. Columns as in find_event.sql.
select
  events.tenant_id, events.event_id, events.correlation_id, events.event_type, events.user_id, events.amount, events.currency,
  events.merchant, events.occurred_at, coalesce(events.metadata, nullif(case when events.payload_mode = 'INLINE' then events.payload::jsonb -> 'metadata' end, 'null'))::text, events.payload_mode, events.payload_key, events.payload_sha256,
  events.payload_bytes, coalesce(keys.status, 'processed'), coalesce(keys.attempts, 1), events.accepted_at, events.created_at
from (
  select *
  from events
  where tenant_id = $1
    and ($2::text is null or user_id = $2)
    and ($3::text is null or merchant = $3)
    and ($4::text is null or currency = $4)
    and ($5::text is null or correlation_id = $5)
    and ($6::timestamptz is null or occurred_at >= $6)
    and ($7::timestamptz is null or occurred_at < $7)
    and ($8::timestamptz is null or (occurred_at, event_id) < ($8, $9))
  order by occurred_at desc, event_id desc
  limit $10
) as events
left join lateral (
  select status, attempts
  from idempotency_keys
  where idempotency_keys.tenant_id = events.tenant_id and idempotency_keys.event_id = events.event_id
) as keys on true
order by events.occurred_at desc, events.event_id desc
