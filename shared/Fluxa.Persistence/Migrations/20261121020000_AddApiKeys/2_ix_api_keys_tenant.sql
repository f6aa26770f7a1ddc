-- For the count of live keys of a tenant and for listing.
create index ix_api_keys_tenant_id_name on api_keys (tenant_id, name)
