-- How many failures fit, exactly.
select count(*)
from failures
where true /* filter */
