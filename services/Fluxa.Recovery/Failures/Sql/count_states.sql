-- How many failures are in each state, and since when the oldest open one waits.
select state, count(*), min(first_failed_at)
from failures
where $1::text is null or tenant_id = $1
group by state
