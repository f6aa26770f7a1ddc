-- Lets a key end at a time, unless it ends earlier.
update api_keys
set expires_at = least(expires_at, $2)
where key_id = $1
