-- A page of a redrive's items in their order.
select tenant_id, failure_id, position, outcome, stage, attempt, claimed_at, sent_at, settled_at, detail
from redrive_items
where redrive_id = $1 and ($2::text is null or outcome = $2) and position > $3
order by position
limit $4
