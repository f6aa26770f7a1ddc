-- Forgets rows that the broker confirmed, many at once.
delete from outbox where id = any ($1)
