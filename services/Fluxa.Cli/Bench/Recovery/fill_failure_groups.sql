-- The causes of those failures.
insert into failure_groups (tenant_id, group_id, title, message_type, queue, reason, exception_type, first_seen_at, last_seen_at)
select
  'tenant-' || tenant, 'cause-' || cause, 'Failure' || cause || 'Exception: Order {n} of merchant ''…'' has no fee at step {n}', 'Fluxa.Contracts:IngestEvent',
  'fluxa-process-event_error', (array['schema_invalid', 'hash_mismatch', 'unexpected_error', 'handler_timeout'])[1 + cause % 4],
  'Shop.Orders.Failure' || cause || 'Exception', now(), now()
from generate_series(0, 40) as cause, generate_series(0, 4) as tenant
where $1 > 0
