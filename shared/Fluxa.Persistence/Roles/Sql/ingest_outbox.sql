-- Ingest keeps there what SQS does not take; it reads nothing back.
grant insert on outbox to fluxa_ingest
