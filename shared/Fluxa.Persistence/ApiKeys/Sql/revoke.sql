-- Revokes a key; the first time stands.
update api_keys
set revoked_at = coalesce(revoked_at, $2)
where key_id = $1
