-- What the outbox still holds, and of that what is set aside: neither may be left when everything has drained.
select count(*)::int, count(*) filter (where next_attempt_at = 'infinity')::int from outbox
