-- Takes the rows of one destination that are due, oldest first, for the length of a lease: rows whose writer died, rows that found no
-- place in memory, rows the broker did not take. "skip locked" lets several relays take different rows; the lease (not the lock)
-- keeps a row while it is published, so no transaction stays open meanwhile. Rows that were just locked are found again by their place.
-- A notification that is kept by reference is read from its event, in the words that the contract EventPersisted has.
with claimed as (
  update outbox
  set next_attempt_at = $2, attempts = attempts + 1
  where ctid = any (array(
    select ctid
    from outbox
    where destination = $4 and next_attempt_at <= $1
    order by next_attempt_at, id
    limit $3
    for update skip locked))
  returning id, message_id, destination, message_type, body, headers, attempts, created_at, tenant_id, event_id
)
select
  claimed.id, claimed.message_id, claimed.destination, claimed.message_type,
  case
    when claimed.body is not null then claimed.body
    when events.event_id is not null then jsonb_build_object(
      'eventId', events.event_id, 'tenantId', events.tenant_id, 'correlationId', events.correlation_id, 'eventType', events.event_type,
      'userId', events.user_id, 'amount', trim_scale(events.amount), 'currency', events.currency, 'merchant', events.merchant,
      'timestamp', events.occurred_at, 'payloadMode', events.payload_mode, 'payloadSha256', encode(events.payload_sha256, 'hex'),
      'payloadBytes', events.payload_bytes, 'acceptedAt', events.accepted_at, 'persistedAt', events.created_at)::text
  end,
  claimed.headers, claimed.attempts, claimed.created_at, claimed.tenant_id, claimed.event_id
from claimed
left join events on events.tenant_id = claimed.tenant_id and events.event_id = claimed.event_id
