-- A redrive goes on to its next stage; only its driver says so.
update redrives
set stage = $4
where redrive_id = $1 and leased_by = $2 and stage = $3 and state = 'running'
