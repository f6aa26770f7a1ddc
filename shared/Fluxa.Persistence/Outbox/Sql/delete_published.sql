-- Forgets rows that the broker confirmed, many at once. By destination and lease too: that is the table's key, and a row whose lease ended and
-- was taken by another relay is that relay's to forget.
delete from outbox
using unnest($1::text[], $2::timestamptz[], $3::bigint[]) as held (destination, leased_until, id)
where outbox.destination = held.destination and outbox.next_attempt_at = held.leased_until and outbox.id = held.id
