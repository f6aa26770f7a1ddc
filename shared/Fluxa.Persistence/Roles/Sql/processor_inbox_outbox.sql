-- The inbox is cleaned by age, the outbox emptied by the relay.
grant select, insert, update, delete on idempotency_keys, outbox to fluxa_processor
