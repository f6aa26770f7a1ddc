-- Brings a redrive from one of some states into another.
update redrives
set state = $3, ended_at = case when $3 in ('stopped', 'cancelled', 'done', 'expired') then $4 end, stopped_because = coalesce($5, stopped_because),
    leased_by = null, leased_until = null
where redrive_id = $1 and state = any ($2)
