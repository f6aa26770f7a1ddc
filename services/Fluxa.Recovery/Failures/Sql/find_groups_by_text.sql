-- The groups whose cause has a text: what all their messages have in common contains it, so that none of the messages need be read.
-- A title is the exception's name, a colon, and the message without what varies.
select distinct group_id
from failure_groups
where ($1::text is null or tenant_id = $1)
  and position(': ' in title) > 0
  and substr(title, position(': ' in title) + 2) ilike $2
