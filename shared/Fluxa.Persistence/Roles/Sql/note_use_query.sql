-- The one thing that Query writes: when a key was last used.
grant update (last_used_at) on api_keys to fluxa_query
