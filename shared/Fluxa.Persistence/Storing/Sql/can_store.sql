-- Whether an event could be stored now: the server takes writes (a standby doesn't), the tables are there, and so are the rights.
select not pg_is_in_recovery()
  and has_table_privilege('events', 'insert')
  and has_table_privilege('idempotency_keys', 'insert')
  and has_table_privilege('outbox', 'insert')
