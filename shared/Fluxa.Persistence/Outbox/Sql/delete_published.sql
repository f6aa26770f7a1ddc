-- Forgets rows that the broker confirmed, many at once. By destination and lease too: that is the table's key, and a row whose lease ended and
-- was taken by another relay is that relay's to forget. Rows of one turn have few destinations and leases, so each is named once: the key is read
-- at these places alone, whatever the planner believes of the table (it would read all of it to join it with a list of keys).
delete from outbox
where destination = any ($1) and next_attempt_at = any ($2) and id = any ($3)
