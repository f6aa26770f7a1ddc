-- Notes that SQS has confirmed these. One that failed again in the meantime says so already.
update redrive_items
set outcome = case when outcome = 'claimed' then 'sent' else outcome end, sent_at = $4
from unnest($2::text[], $3::uuid[]) as sent (tenant_id, failure_id)
where redrive_id = $1 and redrive_items.tenant_id = sent.tenant_id and redrive_items.failure_id = sent.failure_id and redrive_items.claimed_at is not null
