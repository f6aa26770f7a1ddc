-- The keys that requests have just shown and that were not there at the last look.
select key_id, tenant_id, name, secret_sha256, scopes, created_at, expires_at, revoked_at, last_used_at
from api_keys
where key_id = any($1)
