-- For a group's comments in order.
create index ix_failure_comments_group_id_comment_id on failure_comments (group_id, comment_id)
