-- The secret that signs cursors.
select secret
from cursor_keys
where id = 1
