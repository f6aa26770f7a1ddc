-- Each redrive that had a failure in hand, oldest first.
select redrive_id, attempt, sent_at, outcome
from redrive_items
where tenant_id = $1 and failure_id = $2 and claimed_at is not null
order by claimed_at
limit 1000
