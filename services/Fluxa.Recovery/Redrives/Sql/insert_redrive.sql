-- Notes a plan. What is in it is frozen by the next statement of the same transaction.
insert into redrives (
  redrive_id, tenant_id, state, stage, reason, created_by, created_at, expires_at, filter, failures, rate_per_second, canary, force,
  groups, warnings, estimated_seconds)
values ($1, $2, 'planned', 'none', $3, $4, $5, $6, $7, 0, $8, $9, $10, '[]', '[]', 0)
