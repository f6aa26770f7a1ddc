-- Who may call. The secret's hash alone is kept: whoever reads this table can call nobody.
create table api_keys (
  key_id        text        not null,
  tenant_id     text        not null,
  name          text        not null,
  secret_sha256 bytea       not null,
  scopes        text[]      not null,
  created_at    timestamptz not null,
  expires_at    timestamptz,
  revoked_at    timestamptz,
  last_used_at  timestamptz,
  constraint pk_api_keys primary key (key_id),
  constraint ck_api_keys_key_id check (key_id ~ '^[0-9a-f]{16}$'),
  constraint ck_api_keys_tenant_id check (tenant_id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  constraint ck_api_keys_name check (length(name) between 1 and 64),
  constraint ck_api_keys_secret_sha256 check (length(secret_sha256) = 32),
  constraint ck_api_keys_scopes check (
    cardinality(scopes) > 0 and scopes <@ array['ingest', 'query', 'recovery.read', 'recovery.write', 'admin'])
)
