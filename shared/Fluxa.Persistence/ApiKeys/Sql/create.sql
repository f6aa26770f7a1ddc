-- Makes a key unless so many live ones of the tenant have its name already.
insert into api_keys (key_id, tenant_id, name, secret_sha256, scopes, created_at, expires_at)
select $1, $2, $3, $4, $5, $6, $7
where (
  select count(*)
  from api_keys
  where tenant_id = $2 and name = $3 and revoked_at is null and (expires_at is null or expires_at > $6)) < $8
