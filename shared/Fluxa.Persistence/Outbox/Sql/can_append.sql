-- Whether a message could be kept now: the table is there, the right is there, and the server takes writes (a standby doesn't).
select has_table_privilege('outbox', 'insert') and not pg_is_in_recovery()
