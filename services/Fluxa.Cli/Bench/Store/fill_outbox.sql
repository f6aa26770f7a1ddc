-- Fills the outbox with so many messages that are due so long after now (or before it): what a long outage leaves behind, or what is due at once.
insert into outbox (message_id, destination, message_type, body, created_at, attempts, next_attempt_at)
select gen_random_uuid(), 'publish', 'urn:message:bench', '{}', now(), 1, now() + $2::interval
from generate_series(1, $1)
