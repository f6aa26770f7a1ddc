-- Changes how fast a redrive sends; the next batch goes at the new rate.
update redrives
set rate_per_second = $2
where redrive_id = $1 and state in ('planned', 'running', 'paused')
