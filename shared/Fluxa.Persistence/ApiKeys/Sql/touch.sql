-- Notes the last use of keys, at most twice a minute each, however many processes do it.
update api_keys
set last_used_at = $2
where key_id = any($1) and (last_used_at is null or last_used_at < $2 - interval '30 seconds')
