-- Keeps one message by itself. It is due at once, and no process holds its lease: the next sweep takes it, wherever that runs.
insert into outbox (message_id, destination, message_type, body, headers, created_at, attempts, next_attempt_at)
values ($1, $2, $3, $4, $5, $6, 0, $6)
