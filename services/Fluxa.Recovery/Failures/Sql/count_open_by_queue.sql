-- How many failures of each queue are open.
select queue, count(*)
from failures
where state = 'open' and ($1::text is null or tenant_id = $1)
group by queue
