-- Every key of one tenant or of all, newest first.
select key_id, tenant_id, name, secret_sha256, scopes, created_at, expires_at, revoked_at, last_used_at
from api_keys
where $1::text is null or tenant_id = $1
order by created_at desc, key_id
