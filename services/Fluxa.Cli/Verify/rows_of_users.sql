-- The events of one verification, by its own user ids: how many rows each event has, and the hash it was stored with.
-- A verification makes user ids that nobody else has, so this also finds events that nobody sent.
select event_id, count(*)::int, min(encode(payload_sha256, 'hex'))
from events
where starts_with(user_id, $1)
group by event_id
