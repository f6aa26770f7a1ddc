-- The one column of api_keys that a service writes.
grant update (last_used_at) on api_keys to fluxa_recovery
