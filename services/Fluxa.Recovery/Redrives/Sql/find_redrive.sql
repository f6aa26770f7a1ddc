-- One redrive; a plan whose time is over is an expired one, whether or not anybody has noted it yet.
select
  redrive_id, tenant_id, case when state = 'planned' and expires_at <= $3 then 'expired' else state end, stage, reason, created_by, created_at,
  expires_at, filter, failures, rate_per_second, canary, force, groups, warnings, estimated_seconds, stopped_because, started_at, ended_at
from redrives
where redrive_id = $1 and ($2::text is null or tenant_id = $2)
