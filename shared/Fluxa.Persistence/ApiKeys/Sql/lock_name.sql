-- One at a time makes a key for a tenant and name, so that the count of live ones is right. Ends with the transaction.
select pg_advisory_xact_lock(hashtextextended('api_keys ' || $1 || ' ' || $2, 0))
