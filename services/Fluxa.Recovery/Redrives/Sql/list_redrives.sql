-- A page of redrives, newest first.
select
  redrive_id, tenant_id, case when state = 'planned' and expires_at <= $3 then 'expired' else state end, stage, reason, created_by, created_at,
  expires_at, filter, failures, rate_per_second, canary, force, groups, warnings, estimated_seconds, stopped_because, started_at, ended_at
from redrives
where ($1::text is null or tenant_id = $1)
  and ($2::text is null or case when state = 'planned' and expires_at <= $3 then 'expired' else state end = $2)
  and ($4::timestamptz is null or (created_at, redrive_id) < ($4, $5))
order by created_at desc, redrive_id desc
limit $6
