-- The one secret that signs the cursors of lists, the same for every instance. Deleting the row makes a new one possible and old cursors void.
create table cursor_keys (
  id     smallint not null,
  secret bytea    not null,
  constraint pk_cursor_keys primary key (id),
  constraint ck_cursor_keys_id check (id = 1),
  constraint ck_cursor_keys_secret check (length(secret) = 32)
)
