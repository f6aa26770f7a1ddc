-- How many failures a plan leaves out because they were sent back too often already.
select count(*)
from failures
where true /* filter */ and state = 'open' and redrives >= $12
