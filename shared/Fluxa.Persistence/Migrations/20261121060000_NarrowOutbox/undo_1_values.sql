-- Gives what was left out values again, and the two indexes their work.
with named as (
  update outbox
  set message_id = coalesce(message_id, gen_random_uuid()), message_type = coalesce(message_type, 'event')
  where message_id is null or message_type is null
)
update idempotency_keys
set updated_at = first_seen_at
where updated_at is null
