-- For a tenant's list, newest first.
create index ix_audit_tenant_id_audit_id on audit (tenant_id, audit_id)
