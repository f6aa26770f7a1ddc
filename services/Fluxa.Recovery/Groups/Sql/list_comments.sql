-- What people noted on a cause, oldest first.
select written_by, written_at, comment
from failure_comments
where group_id = $1 and ($2::text is null or tenant_id = $2)
order by comment_id
limit 1000
