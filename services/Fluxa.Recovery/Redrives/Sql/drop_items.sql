-- Takes failures out of a plan.
delete from redrive_items
using unnest($2::text[], $3::uuid[]) as gone (tenant_id, failure_id)
where redrive_id = $1 and redrive_items.tenant_id = gone.tenant_id and redrive_items.failure_id = gone.failure_id
