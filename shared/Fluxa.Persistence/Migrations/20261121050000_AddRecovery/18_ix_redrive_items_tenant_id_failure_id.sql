-- For a failure's history.
create index ix_redrive_items_tenant_id_failure_id on redrive_items (tenant_id, failure_id)
