-- The groups whose failures can fit a filter by queue, type, reason or exception: a few rows instead of a million.
-- A type may be named without its namespace.
select distinct group_id
from failure_groups
where ($1::text is null or tenant_id = $1)
  and ($2::text is null or queue = $2)
  and ($3::text is null or message_type = $3 or message_type like '%:' || $3)
  and ($4::text is null or reason = $4)
  and ($5::text is null or exception_type = $5 or exception_type like '%.' || $5)
  and ($6::text is null or group_id = $6)
