-- What an ended redrive has not sent is not sent any more.
update redrive_items
set outcome = 'skipped', settled_at = $2, detail = $3
where redrive_id = $1 and outcome = 'pending'
