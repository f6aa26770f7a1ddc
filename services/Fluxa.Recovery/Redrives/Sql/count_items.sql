-- Where a redrive's items stand, by stage. An unknown outcome that nobody could have known is told apart: there was no event to follow.
select coalesce(stage, 'none'), case when outcome = 'unknown' and detail is not null then 'unfollowed' else outcome end, count(*)
from redrive_items
where redrive_id = $1
group by 1, 2
