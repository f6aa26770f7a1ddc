-- So many failures, a second apart: 5 tenants, 41 causes, one in 19 closed, one in 17 archived, one in 49 failed five times.
insert into failures (
  tenant_id, failure_id, event_id, queue, message_type, kind, reason, exception_type, exception_message, group_id, state, attempts, redrives, version,
  edited, first_failed_at, last_failed_at, collected_at, closed_at, correlation_id, payload_mode, payload_bytes, payload_sha256)
select
  'tenant-' || n % 5, md5('failure ' || n)::uuid, md5('event ' || n)::uuid, 'fluxa-process-event_error', 'Fluxa.Contracts:IngestEvent', 'permanent',
  (array['schema_invalid', 'hash_mismatch', 'unexpected_error', 'handler_timeout'])[1 + n % 41 % 4], 'Shop.Orders.Failure' || n % 41 || 'Exception',
  'Order ' || n || ' of merchant ''shop-' || n % 1000 || ''' has no fee at step ' || n % 41, 'cause-' || n % 41,
  case when n % 19 = 0 then 'resolved' when n % 17 = 0 then 'archived' else 'open' end, case n % 49 when 0 then 5 else 1 end, 0, 1,
  false, now() - n * interval '1 second', now() - n * interval '1 second', now(), case when n % 19 = 0 then now() end, 'c-' || n, 'INLINE', 300, sha256(n::text::bytea)
from generate_series(1, $1) as n
