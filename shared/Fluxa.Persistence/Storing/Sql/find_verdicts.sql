-- Says of each copy that was not stored what its key holds now. The event decides while it is there; the inbox decides when
-- the event was removed by age. "absent" means that another writer's attempt was rolled back in between: try again.
select
  case
    when events.event_id is not null and events.payload_sha256 = input.payload_sha256 then 'duplicate'
    when events.event_id is not null then 'conflict'
    when keys.status = 'processed' and keys.payload_sha256 = input.payload_sha256 then 'duplicate'
    when keys.status = 'processed' then 'conflict'
    when keys.status = 'failed' then 'failed'
    else 'absent'
  end
from unnest($1::text[], $2::uuid[], $3::bytea[]) with ordinality as input (tenant_id, event_id, payload_sha256, position)
left join events on events.tenant_id = input.tenant_id and events.event_id = input.event_id
left join idempotency_keys as keys on keys.tenant_id = input.tenant_id and keys.event_id = input.event_id
order by input.position
