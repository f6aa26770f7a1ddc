-- Every key that is taken now. Read every few seconds by every process: thousands of keys are a few hundred kilobytes.
select key_id, tenant_id, name, secret_sha256, scopes, created_at, expires_at, revoked_at, last_used_at
from api_keys
where revoked_at is null and (expires_at is null or expires_at > $1)
