-- Gives every tenth of them its event: those may leave the inbox, the others may not, because nothing else remembers them.
insert into events (
  tenant_id, event_id, correlation_id, event_type, user_id, amount, currency, merchant, occurred_at,
  payload_mode, payload, payload_sha256, payload_bytes, accepted_at, created_at)
select 'default', md5(number::text)::uuid, 'bench', 'bench', 'u-1', 1, 'EUR', 'bench', now() - interval '60 days',
  'INLINE', '{}', sha256('x'), 2, now() - interval '60 days', now() - interval '60 days'
from generate_series(10, $1, 10) as number
