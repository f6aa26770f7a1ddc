-- Ingest remembers which request came under which Idempotency-Key; to forget them is the Processor's.
grant select, insert, update on request_keys to fluxa_ingest
