-- Fills the inbox with so many events that were processed two months ago.
insert into idempotency_keys (tenant_id, event_id, payload_sha256, status, attempts, first_seen_at, updated_at)
select 'default', md5(number::text)::uuid, sha256('x'), 'processed', 1, now() - interval '60 days', now() - interval '60 days'
from generate_series(1, $1) as number
