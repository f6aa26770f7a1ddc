-- The condition of every list, count, plan and mass change; stands in a statement in place of its mark. A parameter that is null
-- asks nothing, and PostgreSQL plans without it. What a group answers (queue, type, reason, exception) comes as groups ($3); so do the
-- groups whose very cause has the text ($11): their failures need not be read. The others are found by trigrams of their messages.
($1 is null or failures.tenant_id = $1)
  and ($2 is null or failures.state = $2)
  and ($3 is null or failures.group_id = any ($3))
  and ($4 is null or ($11 is not null and failures.group_id = any ($11)) or failures.exception_message ilike $4)
  and ($5 is null or failures.event_id = $5)
  and ($6 is null or failures.attempts >= $6)
  and ($7 is null or failures.attempts <= $7)
  and ($8 is null or failures.last_failed_at > $8)
  and ($9 is null or failures.last_failed_at < $9)
  and ($10 is null or failures.failure_id = any ($10))
