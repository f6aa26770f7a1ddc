-- Notes something on a cause that is there for the caller.
insert into failure_comments (tenant_id, group_id, written_by, written_at, comment)
select coalesce($1, ''), $2, $3, $4, $5
where exists (select from failure_groups where group_id = $2 and ($1::text is null or tenant_id = $1))
