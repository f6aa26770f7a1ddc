-- Each time that a failure failed, oldest first.
select failed_at, reason, exception_type, exception_message, redrive_id
from failure_attempts
where tenant_id = $1 and failure_id = $2
order by failed_at, attempt_key
limit 1000
