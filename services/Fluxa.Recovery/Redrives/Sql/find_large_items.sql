-- The first failures of a plan whose payload lies in S3, with their messages.
select items.tenant_id, items.failure_id, coalesce(messages.edited_body, messages.body)
from redrive_items as items
join failures using (tenant_id, failure_id)
join failure_messages as messages using (tenant_id, failure_id)
where items.redrive_id = $1 and failures.payload_mode = 'S3'
order by items.position
limit $2
