-- A page of the audit, newest first.
select audit_id, tenant_id, noted_at, actor, action, reason, filter, failures, redrive_id, failure_id, outcome
from audit
where ($1::text is null or tenant_id = $1)
  and ($2::uuid is null or redrive_id = $2)
  and ($3::uuid is null or failure_id = $3)
  and ($4::text is null or action = $4)
  and ($5::bigint is null or audit_id < $5)
order by audit_id desc
limit $6
