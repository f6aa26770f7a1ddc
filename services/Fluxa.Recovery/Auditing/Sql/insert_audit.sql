-- Notes a change, in the transaction of the change.
insert into audit (tenant_id, noted_at, actor, action, reason, filter, failures, redrive_id, failure_id, outcome)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
