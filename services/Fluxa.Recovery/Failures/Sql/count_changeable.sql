-- How many failures a discard or an archive would change.
select count(*)
from failures
where true /* filter */ and state in ('open', 'archived') and state <> $12
